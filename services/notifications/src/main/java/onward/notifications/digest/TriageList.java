package onward.notifications.digest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.kit.database.Database;
import onward.kit.database.Timestamps;
import onward.notifications.recipient.RecipientTable;

/** Which of a coach's clients are on the list, and why, the most urgent first. */
@Singleton
public final class TriageList {
    private final Database database;
    private final RecipientTable recipients;

    TriageList(Database database, RecipientTable recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    /** A reason that the coach has not seen. */
    public record Reason(TriageReason reason, Instant since) {}

    /**
     * A client on the list.
     *
     * @param reasons the most urgent first
     */
    public record Entry(UUID client, String name, List<Reason> reasons) {
        public Entry {
            reasons = List.copyOf(reasons);
        }
    }

    /** The coach's list at that instant; clients who were erased are not on it. */
    public List<Entry> of(UUID coach, Instant now) {
        return database.autoCommit(connection -> of(connection, coach, now));
    }

    /** Whether there is anybody on it. */
    static boolean isEmpty(Connection connection, UUID coach, Instant now) throws SQLException {
        try (PreparedStatement select = prepared(connection, coach, now);
                ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(UUID client, byte[] name, TriageReason reason, Instant since) {}

    private List<Entry> of(Connection connection, UUID coach, Instant now) throws SQLException {
        Map<UUID, List<Sealed>> byClient = new LinkedHashMap<>();
        sealed(connection, coach, now).stream()
                .sorted(Comparator.comparing(Sealed::reason)
                        .thenComparing(Sealed::since)
                        .thenComparing(one -> one.client().toString()))
                .forEach(one -> byClient.computeIfAbsent(one.client(), _ -> new ArrayList<>())
                        .add(one));
        List<Entry> entries = new ArrayList<>();
        byClient.forEach((client, reasons) -> recipients
                .name(client, reasons.getFirst().name())
                .ifPresent(name -> entries.add(new Entry(
                        client,
                        name,
                        reasons.stream()
                                .map(one -> new Reason(one.reason(), one.since()))
                                .toList()))));
        return entries;
    }

    private static List<Sealed> sealed(Connection connection, UUID coach, Instant now) throws SQLException {
        try (PreparedStatement select = prepared(connection, coach, now);
                ResultSet row = select.executeQuery()) {
            List<Sealed> sealed = new ArrayList<>();
            while (row.next()) {
                sealed.add(new Sealed(
                        row.getObject("client_id", UUID.class),
                        row.getBytes("name"),
                        TriageReason.of(row.getString("reason")).orElseThrow(),
                        Timestamps.at(row, "since")));
            }
            return sealed;
        }
    }

    private static PreparedStatement prepared(Connection connection, UUID coach, Instant now) throws SQLException {
        PreparedStatement select = connection.prepareStatement("""
                select r.client_id, r.name, t.reason, t.since
                from notifications.recipient r join notifications.triage t on t.client_id = r.client_id
                where r.coach_id = ? and (not t.acknowledged or t.acknowledged_until <= ?)
                """);
        select.setObject(1, coach);
        Timestamps.set(select, 2, now);
        return select;
    }
}
