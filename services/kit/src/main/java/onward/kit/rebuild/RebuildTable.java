package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rebuilds of one projection, and which instance works at one. Ownership goes by the database's clock. */
record RebuildTable(String projection, int shape) {
    /** An instance that has not said for so long that it works at a rebuild does not. */
    static final Duration LEASE = Duration.ofSeconds(5);

    /** A rebuild that an instance has taken, as it was then. */
    record Taken(int generation, State state) {}

    /** Another instance works at it by now, or people have decided otherwise. */
    static final class NotOurs extends RuntimeException {
        NotOurs(int generation) {
            super("generation " + generation + " is made elsewhere", null, false, false);
        }
    }

    /**
     * Notes that a generation is to be made.
     *
     * @return its number; a unique violation says that one is being made
     */
    int begin(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into generations.rebuild (projection, shape, generation, state)
                select ?, ?, 1 + max(generation), 'making'
                from (select generation from generations.current_generation where projection = ?
                      union all
                      select generation from generations.rebuild where projection = ?) as known
                returning generation
                """)) {
            insert.setString(1, projection);
            insert.setInt(2, shape);
            insert.setString(3, projection);
            insert.setString(4, projection);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt("generation");
            }
        }
    }

    /** Decides about one that differs; empty if there is none. */
    Optional<Integer> decide(Connection connection, State to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild set state = ?
                where projection = ? and shape = ? and state = 'differs'
                returning generation
                """)) {
            update.setString(1, to.wireName());
            update.setString(2, projection);
            update.setInt(3, shape);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getInt("generation")) : Optional.empty();
            }
        }
    }

    /** Takes one that is to be worked at and that nobody works at. */
    Optional<Taken> take(Connection connection, UUID owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild
                set owner = ?, owner_until = clock_timestamp() + make_interval(secs => ?)
                where projection = ? and shape = ?
                  and state in ('making', 'loading', 'indexing', 'comparing', 'switching')
                  and (owner = ? or owner_until < clock_timestamp())
                returning generation, state
                """)) {
            update.setObject(1, owner);
            update.setLong(2, LEASE.toSeconds());
            update.setString(3, projection);
            update.setInt(4, shape);
            update.setObject(5, owner);
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Taken(row.getInt("generation"), State.named(row.getString("state"))))
                        : Optional.empty();
            }
        }
    }

    /** Keeps it, and tells how far it is; false if it is not this one's any more. */
    boolean keep(Connection connection, UUID owner, int generation, long events, double perSecond, long lag)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild
                set owner_until = clock_timestamp() + make_interval(secs => ?), events = ?, per_second = ?, lag = ?
                where projection = ? and generation = ? and owner = ?
                """)) {
            update.setLong(1, LEASE.toSeconds());
            update.setLong(2, events);
            update.setDouble(3, perSecond);
            update.setLong(4, lag);
            update.setString(5, projection);
            update.setInt(6, generation);
            update.setObject(7, owner);
            return update.executeUpdate() == 1;
        }
    }

    /** Lets another one take it at once. */
    void letGo(Connection connection, UUID owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild set owner = null, owner_until = '-infinity'
                where projection = ? and owner = ?
                """)) {
            update.setString(1, projection);
            update.setObject(2, owner);
            update.executeUpdate();
        }
    }

    /**
     * Goes on to the next state, in the transaction that made it so.
     *
     * @throws NotOurs if it is not this one's any more
     */
    void move(Connection connection, UUID owner, int generation, State from, State to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild set state = ?
                where projection = ? and generation = ? and state = ? and owner = ?
                """)) {
            update.setString(1, to.wireName());
            update.setString(2, projection);
            update.setInt(3, generation);
            update.setString(4, from.wireName());
            update.setObject(5, owner);
            if (update.executeUpdate() != 1) {
                throw new NotOurs(generation);
            }
        }
    }

    /**
     * Makes sure, until the transaction ends, that it is this one's and stands there.
     *
     * @throws NotOurs if that is not so
     */
    void own(Connection connection, UUID owner, int generation, State state) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select from generations.rebuild
                where projection = ? and generation = ? and state = ? and owner = ?
                for update
                """)) {
            select.setString(1, projection);
            select.setInt(2, generation);
            select.setString(3, state.wireName());
            select.setObject(4, owner);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotOurs(generation);
                }
            }
        }
    }

    /** Gives it up for good. */
    void fail(Connection connection, UUID owner, int generation, String cause) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.rebuild set state = 'failed', cause = ?
                where projection = ? and generation = ? and owner = ?
                """)) {
            update.setString(1, cause);
            update.setString(2, projection);
            update.setInt(3, generation);
            update.setObject(4, owner);
            if (update.executeUpdate() != 1) {
                throw new NotOurs(generation);
            }
        }
    }

    /** Notes what was found to differ, in that order. */
    void differs(Connection connection, int generation, List<Difference> differences) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into generations.difference (projection, generation, place, stream, what) values (?, ?, ?, ?, ?)
                on conflict (projection, generation, place)
                do update set stream = excluded.stream, what = excluded.what
                """)) {
            for (int place = 0; place < differences.size(); place++) {
                insert.setString(1, projection);
                insert.setInt(2, generation);
                insert.setInt(3, place);
                insert.setObject(4, differences.get(place).stream());
                insert.setString(5, differences.get(place).what());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The latest one, if there ever was one. */
    Optional<RebuildStatus> latest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select generation, state, cause, events, per_second, lag from generations.rebuild
                where projection = ? and shape = ?
                order by generation desc limit 1
                """)) {
            select.setString(1, projection);
            select.setInt(2, shape);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                int generation = row.getInt("generation");
                return Optional.of(new RebuildStatus(
                        row.getString("state"),
                        generation,
                        row.getLong("events"),
                        row.getDouble("per_second"),
                        row.getLong("lag"),
                        differences(connection, generation),
                        Optional.ofNullable(row.getString("cause"))));
            }
        }
    }

    private List<Difference> differences(Connection connection, int generation) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select stream, what from generations.difference
                where projection = ? and generation = ? order by place
                """)) {
            select.setString(1, projection);
            select.setInt(2, generation);
            try (ResultSet row = select.executeQuery()) {
                List<Difference> differences = new ArrayList<>();
                while (row.next()) {
                    differences.add(new Difference(row.getObject("stream", UUID.class), row.getString("what")));
                }
                return List.copyOf(differences);
            }
        }
    }
}
