package onward.kit;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.http.Problem;

/** A small service to call in tests of what the kit adds to every service. */
@Controller("/sample")
@ExecuteOn(TaskExecutors.BLOCKING)
class SampleController {
    record Order(UUID id, int count, Optional<String> note) {}

    @Get("/me")
    Map<String, String> me(Caller caller) {
        return Map.of(
                "person", caller.personId().toString(),
                "role", caller.role().wireName(),
                "studio", caller.studioId().toString());
    }

    @Get("/staff")
    @Secured({"coach", "admin"})
    String staff() {
        return "for staff";
    }

    @Get("/open")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String open() {
        return "for everyone";
    }

    @Get("/by-id/{id}")
    String byId(UUID id) {
        return id.toString();
    }

    @Get("/gone")
    String gone() {
        throw Problem.of(HttpStatus.GONE, "sample.gone", "It was here before.").exception();
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException("the secret inner life");
    }

    @Post("/orders")
    Order order(@Body Order order) {
        return order;
    }
}
