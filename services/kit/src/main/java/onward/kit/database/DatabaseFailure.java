package onward.kit.database;

import java.sql.SQLException;

/** The database refused or could not be reached. */
public final class DatabaseFailure extends RuntimeException {
    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The five characters of the SQL standard, such as {@code 23505}; empty if there are none. */
    public String sqlState() {
        return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }

    /** Whether the database answered and refused one statement, rather than being away or stopping. */
    public boolean concernsOneStatement() {
        return !sqlState().isEmpty() && !isPassing();
    }

    /**
     * Whether the same may succeed later: connection lost (08), session ended because its transaction stood still (25P03),
     * transaction rolled back by a conflict (40), resources (53), stopped by an operator (57), system error (58).
     */
    public boolean isPassing() {
        String state = sqlState();
        return state.isEmpty()
                || state.startsWith("08")
                || state.equals("25P03")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58");
    }
}
