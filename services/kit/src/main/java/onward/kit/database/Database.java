package onward.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions on one PostgreSQL database, with the connection in hand: what belongs together is seen together. */
public final class Database {
    private final DataSource pool;

    public Database(DataSource pool) {
        this.pool = pool;
    }

    /** Something done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work in one transaction (read committed): committed when it returns, rolled back when it throws.
     *
     * @throws DatabaseFailure for an {@link SQLException}
     */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error cause) {
                rollBack(connection, cause);
                throw cause;
            }
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** On a lost connection it fails too; what is told is the cause all the same. */
    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * The same for work of which a single statement may take long, such as making an index: its answer is waited for
     * without limit.
     *
     * @throws DatabaseFailure for an {@link SQLException}
     */
    public <T> T inLongTransaction(Work<T> work) {
        return inTransaction(connection -> {
            waitWithoutLimit(connection);
            return work.on(connection);
        });
    }

    /** Waits for answers without limit, until the connection is given back to its pool. */
    public static void waitWithoutLimit(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /**
     * Does the work with every statement on its own; for reads of one statement.
     *
     * @throws DatabaseFailure for an {@link SQLException}
     */
    public <T> T autoCommit(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The pool behind it, for what brings its own transactions. */
    public DataSource pool() {
        return pool;
    }
}
