package onward.gateway.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import onward.gateway.local.ClockWalk.Moment;
import onward.kit.http.Problem;

/** {@code /dev/clock}: what time it is on this machine, and more of it. In local mode only, no sign-in. */
@Controller("/dev/clock")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(beans = ClockWalk.class)
final class ClockController {
    private static final Duration MOST = Duration.ofDays(400);
    private static final Duration LEAST = Duration.ofMillis(1);

    private final ClockWalk walk;

    ClockController(ClockWalk walk) {
        this.walk = walk;
    }

    /**
     * How much further the clock is to go.
     *
     * @param advance an ISO 8601 duration in days, hours, minutes and seconds, from 1 ms to 400 days
     */
    record Wanted(String advance) {}

    @Get
    Moment now() {
        return walk.now();
    }

    @Post
    HttpResponse<Moment> advance(@Body Wanted wanted) {
        if (wanted.advance() == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "A duration is needed, such as PT49H.")
                    .at("/advance")
                    .exception();
        }
        Duration by = duration(wanted.advance())
                .filter(duration -> duration.compareTo(LEAST) >= 0 && duration.compareTo(MOST) <= 0)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "value.out-of-bounds",
                                "A duration over 0 and up to P400D is expected, such as PT49H: the clock only moves"
                                        + " forward.")
                        .at("/advance")
                        .exception());
        return HttpResponse.accepted().body(walk.advance(by));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
