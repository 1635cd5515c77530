package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/** The clock of a running instance, as people move it. */
record LocalClock(RunningInstance onward) {
    private static final Duration LONG = Duration.ofMinutes(2);

    Instant now() {
        return Instant.parse(onward.anyone().get("/dev/clock").ok().get("now").asText());
    }

    /** Sends it on its way. */
    void advance(Duration by) {
        Person.Answer answer = onward.anyone().post("/dev/clock", Map.of("advance", by.toString()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    /** Returns when everything that was due on the way has been done. */
    void awaitArrival() {
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
            Person.Answer answer = onward.anyone().tryCall("GET", "/dev/clock", null);
            return answer.succeeded() && !answer.body().get("moving").booleanValue();
        });
    }

    void letPass(Duration duration) {
        advance(duration);
        awaitArrival();
    }

    /** How long it is from now to that time of the day there, at least so long. */
    Duration untilNext(LocalTime time, ZoneId zone, Duration atLeast) {
        Instant now = now();
        ZonedDateTime next = now.plus(atLeast).atZone(zone).with(time);
        if (next.toInstant().isBefore(now.plus(atLeast))) {
            next = next.plusDays(1);
        }
        return Duration.between(now, next.toInstant());
    }
}
