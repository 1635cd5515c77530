package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Session;
import onward.kit.database.Copy;
import onward.kit.database.Timestamps;
import onward.progress.adherence.SessionRevision;
import onward.progress.adherence.Window;
import onward.progress.projection.Batch;

/** Every revision of every session, and the withdrawals. What counts does not depend on which comes first. */
final class SessionTable {
    private static final int FIRST_REVISION = 1;

    private final Batch revised = new Batch("""
            insert into session_revision
                (client_id, session_id, revision, local_date, started_at, ended_at, duration_minutes, from_device,
                 entries, minutes, pain_before, pain_after, effort, recorded_at, superseded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, (
                select min(recorded_at) from (
                    select recorded_at from session_revision
                    where client_id = ? and session_id = ? and revision > ?
                    union all
                    select recorded_at from session_withdrawal where client_id = ? and session_id = ?) as later))
            on conflict do nothing
            """);
    /** The same without what supersedes it, if they are copied in bulk. */
    private final Optional<Copy> copied;

    private final Batch superseded = new Batch("""
            update session_revision set superseded_at = ?
            where client_id = ? and session_id = ? and revision < ? and superseded_at is null
            """);
    private final Batch withdrawn = new Batch("""
            insert into session_withdrawal (client_id, session_id, recorded_at) values (?, ?, ?)
            on conflict do nothing
            """);

    SessionTable() {
        this(Optional.empty());
    }

    private SessionTable(Optional<Copy> copied) {
        this.copied = copied;
    }

    /** Of very many sessions; {@link #supersede} is to follow. */
    static SessionTable inBulk() {
        return new SessionTable(Optional.of(new Copy(
                "session_revision",
                "client_id",
                "session_id",
                "revision",
                "local_date",
                "started_at",
                "ended_at",
                "duration_minutes",
                "from_device",
                "entries",
                "minutes",
                "pain_before",
                "pain_after",
                "effort",
                "recorded_at")));
    }

    void add(UUID client, SessionRevision session, Session told, Instant recordedAt) {
        UUID id = session.sessionId();
        Object[] row = row(client, session, told, recordedAt);
        if (copied.isPresent()) {
            copied.get().add(row);
            return;
        }
        revised.add(Stream.concat(Stream.of(row), Stream.of(client, id, session.revision(), client, id))
                .toArray());
        if (session.revision() > FIRST_REVISION) {
            superseded.add(recordedAt, client, id, session.revision());
        }
    }

    private static Object[] row(UUID client, SessionRevision session, Session told, Instant recordedAt) {
        UUID id = session.sessionId();
        return new Object[] {
            client,
            id,
            session.revision(),
            session.date(),
            session.startedAt(),
            session.endedAt(),
            session.duration().map(Duration::toMinutes).map(Math::toIntExact).orElse(null),
            session.fromDevice(),
            FactJson.ofEntries(session.entries()),
            session.minutes().orElse(null),
            told.painBefore().map(Integer::shortValue).orElse(null),
            told.painAfter().map(Integer::shortValue).orElse(null),
            told.effort().map(Integer::shortValue).orElse(null),
            recordedAt
        };
    }

    void add(UUID client, SessionWithdrawn event, Instant recordedAt) {
        withdrawn.add(client, event.sessionId(), recordedAt);
        if (copied.isEmpty()) {
            superseded.add(recordedAt, client, event.sessionId(), Integer.MAX_VALUE);
        }
    }

    void write(Connection connection) throws SQLException {
        if (copied.isPresent()) {
            copied.get().runOn(connection);
        }
        revised.runOn(connection);
        superseded.runOn(connection);
        withdrawn.runOn(connection);
    }

    /** Completes what was copied: every revision is superseded by the first later one or by the withdrawal. */
    static void supersede(Connection connection) throws SQLException {
        try (Statement update = connection.createStatement()) {
            update.execute("""
                    update session_revision s set superseded_at = later.at
                    from (
                        select client_id, session_id, revision, min(next_at) as at
                        from (
                            select client_id, session_id, revision, lead(recorded_at) over revisions as next_at
                            from session_revision
                            window revisions as (partition by client_id, session_id order by revision)
                            union all
                            select s.client_id, s.session_id, s.revision, w.recorded_at
                            from session_revision s join session_withdrawal w using (client_id, session_id)
                        ) as each
                        where next_at is not null
                        group by client_id, session_id, revision
                    ) as later
                    where s.client_id = later.client_id and s.session_id = later.session_id
                      and s.revision = later.revision and s.superseded_at is null
                    """);
        }
    }

    /** The dates that any revision of a session ever stood on; none if only its withdrawal was seen. */
    static Optional<Window> dates(Connection connection, UUID client, UUID session) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select min(local_date) as first, max(local_date) as last
                from session_revision where client_id = ? and session_id = ?
                """)) {
            select.setObject(1, client);
            select.setObject(2, session);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Windows.maybe(row, "first", "last");
            }
        }
    }

    /** When the last movement ended, if there was any. */
    static Optional<Instant> lastEnd(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select max(ended_at) as ended_at from session_revision where client_id = ? and superseded_at is null
                """)) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Timestamps.maybeAt(row, "ended_at");
            }
        }
    }

    /** The revisions that count, of the sessions whose date lies in the window. */
    static List<SessionRevision> within(Connection connection, UUID client, Window window, Moment moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select session_id, revision, local_date, started_at, duration_minutes, from_device, entries
                from session_revision
                where client_id = ? and local_date between ? and ?
                  and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            select.setObject(4, moment.recordedUpTo());
            select.setObject(5, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<SessionRevision> sessions = new ArrayList<>();
                while (row.next()) {
                    sessions.add(session(row));
                }
                return sessions;
            }
        }
    }

    private static SessionRevision session(ResultSet row) throws SQLException {
        return new SessionRevision(
                row.getObject("session_id", UUID.class),
                row.getInt("revision"),
                row.getObject("local_date", LocalDate.class),
                Timestamps.at(row, "started_at"),
                Optional.ofNullable(row.getObject("duration_minutes", Integer.class))
                        .map(Duration::ofMinutes),
                row.getBoolean("from_device"),
                FactJson.entries(row.getString("entries")));
    }
}
