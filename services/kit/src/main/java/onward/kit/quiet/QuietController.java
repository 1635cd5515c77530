package onward.kit.quiet;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** {@code GET /local/quiet}, in local mode only: whether the clock may be moved on as far as this service goes. */
@Controller("/local/quiet")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "onward.mode", value = "local")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuietController {
    private final Quietness quietness;

    QuietController(Quietness quietness) {
        this.quietness = quietness;
    }

    @Get
    Quiet quiet() {
        return quietness.now();
    }
}
