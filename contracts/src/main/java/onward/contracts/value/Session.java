package onward.contracts.value;

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

    public Session {
        entries = List.copyOf(entries);
    }

    /** The date it counts for: that of its start in the zone captured when it was logged. It never moves. */
    public LocalDate localDate() {
        return startedAt.atZoneSameInstant(timeZone).toLocalDate();
    }
}
