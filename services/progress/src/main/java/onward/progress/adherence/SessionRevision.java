package onward.progress.adherence;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Entry;
import onward.contracts.value.Session;

/**
 * A session as it stands in one revision; of it only what adherence needs.
 *
 * @param date the local date of its start in the zone captured when it was logged
 * @param duration of the whole session
 * @param fromDevice whether a device logged it, not a person
 */
public record SessionRevision(
        UUID sessionId,
        int revision,
        LocalDate date,
        Instant startedAt,
        Optional<Duration> duration,
        boolean fromDevice,
        List<Entry> entries) {

    private static final String DEVICE = "device:";

    public SessionRevision {
        entries = List.copyOf(entries);
    }

    /** When it ended, as far as its {@link #minutes} are known. */
    public Instant endedAt() {
        return Session.endOf(startedAt, duration, entries);
    }

    /** Its duration, or as long as the entries that have a time say; the rest is not known. */
    public Optional<BigDecimal> minutes() {
        return duration.map(Duration::toMinutes).map(BigDecimal::valueOf).or(() -> Entry.minutes(entries));
    }

    public static SessionRevision of(UUID sessionId, int revision, Session session) {
        return new SessionRevision(
                sessionId,
                revision,
                session.localDate(),
                session.startedAt().toInstant(),
                session.durationMinutes().map(Duration::ofMinutes),
                session.source().orElse("").startsWith(DEVICE),
                session.entries());
    }
}
