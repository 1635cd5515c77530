package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import onward.progress.adherence.Dates;
import onward.progress.adherence.PastStreaks;
import onward.progress.adherence.read.FiguresChanged.Change;
import onward.progress.projection.Batch;

/** The streaks that were found, up to a date that is past. A change of anything they rest on forgets them. */
final class StreakTable {
    private StreakTable() {}

    /**
     * What is known.
     *
     * @param changes how often anything had changed by then
     */
    record Known(long changes, Optional<PastStreaks> past) {}

    static Optional<Known> find(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select changes, up_to, since, moving, moving_ended, on_plan, on_plan_ended
                from streak where client_id = ?
                """)) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Known(row.getLong("changes"), past(row))) : Optional.empty();
            }
        }
    }

    private static Optional<PastStreaks> past(ResultSet row) throws SQLException {
        LocalDate upTo = row.getObject("up_to", LocalDate.class);
        return upTo == null
                ? Optional.empty()
                : Optional.of(new PastStreaks(
                        upTo,
                        row.getObject("since", LocalDate.class),
                        new PastStreaks.Count(row.getInt("moving"), row.getBoolean("moving_ended")),
                        new PastStreaks.Count(row.getInt("on_plan"), row.getBoolean("on_plan_ended"))));
    }

    /** Keeps what was found, unless something has changed since it was read. */
    static void keep(Connection connection, UUID client, long changes, PastStreaks found) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update streak
                set up_to = ?, since = ?, moving = ?, moving_ended = ?, on_plan = ?, on_plan_ended = ?
                where client_id = ? and changes = ?
                """)) {
            update.setObject(1, found.upTo());
            update.setObject(2, found.since());
            update.setInt(3, found.moving().hits());
            update.setBoolean(4, found.moving().ended());
            update.setInt(5, found.onPlan().hits());
            update.setBoolean(6, found.onPlan().ended());
            update.setObject(7, client);
            update.setLong(8, changes);
            update.executeUpdate();
        }
    }

    /**
     * Begins for clients whose changes were copied in bulk. What was read in another generation is not kept in this one:
     * no count of changes there is as high.
     */
    static void begin(Connection connection) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute("""
                    insert into streak (client_id, changes)
                    select client_id, substring(current_schema() from '[0-9]+$')::bigint << 32 from client
                    on conflict do nothing
                    """);
        }
    }

    /** Forgets what rests on dates that may look different; what was read before the change cannot be kept any more. */
    static void forget(Connection connection, Collection<Change> changes) throws SQLException {
        Map<UUID, LocalDate> first = new TreeMap<>();
        for (Change change : changes) {
            change.dates().ifPresent(dates -> first.merge(change.client(), dates.from(), Dates::earlier));
        }
        Batch changed = new Batch("""
                insert into streak as s (client_id, changes) values (?, 1)
                on conflict (client_id) do update
                set changes = s.changes + 1, up_to = case when s.up_to < ? then s.up_to end
                """);
        first.forEach((client, from) -> changed.add(client, reach(from)));
        changed.runOn(connection);
    }

    /** A link of sessions may reach a little further back. */
    private static LocalDate reach(LocalDate from) {
        return from.equals(LocalDate.MIN) ? from : from.minusDays(Diaries.REACH_OF_A_LINK);
    }
}
