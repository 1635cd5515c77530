package onward.kit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Where the tables of a projection and of its intake lie. */
public interface Tables {
    /** Makes them if there are none, and brings them to the newest of their migrations. */
    void make();

    /**
     * SQL that sets a transaction's search path to them. From then on until the transaction ends they are there. It must
     * stand before everything that reads: what has its snapshot already may see tables that are gone.
     */
    String entering();

    /** Does so. */
    default void enter(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(entering())) {
            statement.execute();
        }
    }

    /** SQL that does so in a transaction that, stopped in its middle, would keep its partition from everybody: not for longer. */
    default String enteringToWrite() {
        return entering() + "; select set_config('idle_in_transaction_session_timeout', '30s', true)";
    }

    /** Does so in a transaction that writes. */
    default void enterToWrite(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(enteringToWrite())) {
            statement.execute();
        }
    }
}
