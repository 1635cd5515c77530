package onward.contracts.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One bout of activity as the client tells it.
 *
 * @param startedAt the start, with the offset that {@code timeZone} has at that instant
 * @param timeZone the IANA zone in which it was logged
 * @param painBefore 0-10 numeric rating
 * @param painAfter 0-10 numeric rating
 * @param effort 0-10
 * @param note free text; never stored or sent in clear
 * @param source {@code manual} when absent, or {@code device:<name>}
 */
public record Session(
        OffsetDateTime startedAt,
        ZoneId timeZone,
        List<Entry> entries,
        Optional<Integer> durationMinutes,
        Optional<Integer> painBefore,
        Optional<Integer> painAfter,
        Optional<Integer> effort,
        Optional<String> note,
        Optional<String> source) {

    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);

    public Session {
        entries = List.copyOf(entries);
    }

    /** The date it counts for: that of its start in the zone captured when it was logged. It never moves. */
    public LocalDate localDate() {
        return startedAt.atZoneSameInstant(timeZone).toLocalDate();
    }

    /** When it ended, as far as it is told how long it took: its duration, or what those entries say that have a time. */
    public Instant endedAt() {
        return endOf(startedAt.toInstant(), durationMinutes.map(Duration::ofMinutes), entries);
    }

    /** The same of a session that is kept in parts. */
    public static Instant endOf(Instant startedAt, Optional<Duration> duration, List<Entry> entries) {
        return startedAt.plus(duration.or(() -> Entry.minutes(entries).map(Session::toSeconds))
                .orElse(Duration.ZERO));
    }

    private static Duration toSeconds(BigDecimal minutes) {
        return Duration.ofSeconds(minutes.multiply(SECONDS_OF_A_MINUTE).longValue());
    }
}
