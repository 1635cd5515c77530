package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.value.RedFlag;
import onward.kit.database.Copy;
import onward.progress.projection.Batch;

/** What clients report without exercise. Said once; it is neither corrected nor withdrawn. */
final class CheckInTable {
    private final Batch recorded = new Batch("""
            insert into check_in
                (client_id, check_in_id, local_date, at, pain_now, roland_morris, flare, red_flags, recorded_at,
                 event_id, type_version, event_version, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """);
    /** The same, if they are copied in bulk. */
    private final Optional<Copy> copied;

    CheckInTable() {
        this(Optional.empty());
    }

    private CheckInTable(Optional<Copy> copied) {
        this.copied = copied;
    }

    /** Of very many check-ins. */
    static CheckInTable inBulk() {
        return new CheckInTable(Optional.of(new Copy(
                "check_in",
                "client_id",
                "check_in_id",
                "local_date",
                "at",
                "pain_now",
                "roland_morris",
                "flare",
                "red_flags",
                "recorded_at",
                "event_id",
                "type_version",
                "event_version",
                "payload")));
    }

    void add(Envelope envelope, CheckInRecorded checkIn) {
        UUID client = envelope.stream();
        boolean inOwnWords = !checkIn.activities().isEmpty();
        Object[] row = {
            client,
            checkIn.checkInId(),
            checkIn.localDate(),
            checkIn.at().toInstant(),
            checkIn.painNow().map(Integer::shortValue).orElse(null),
            checkIn.rolandMorris().map(List::size).map(Integer::shortValue).orElse(null),
            checkIn.flare(),
            checkIn.redFlags().stream().sorted().map(RedFlag::code).toArray(String[]::new),
            envelope.recordedAt(),
            inOwnWords ? envelope.id() : null,
            inOwnWords ? envelope.typeVersion() : null,
            inOwnWords ? envelope.version() : null,
            inOwnWords ? envelope.payload() : null
        };
        copied.ifPresentOrElse(copy -> copy.add(row), () -> recorded.add(row));
    }

    void write(Connection connection) throws SQLException {
        if (copied.isPresent()) {
            copied.get().runOn(connection);
        }
        recorded.runOn(connection);
    }
}
