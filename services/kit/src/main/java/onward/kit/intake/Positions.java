package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far an intake has taken in each partition: the next offset. */
public final class Positions {
    private Positions() {}

    /** In the tables that the transaction has entered. */
    public static Map<TopicPartition, Long> of(Connection transaction) throws SQLException {
        return PositionTable.all(transaction);
    }

    /** The same, and there they stay until the transaction ends; who reads what was taken in is not held up. */
    public static Map<TopicPartition, Long> hold(Connection transaction) throws SQLException {
        PositionTable.holdAll(transaction);
        return PositionTable.all(transaction);
    }

    /** How many events have been applied to those tables. */
    public static long events(Connection transaction) throws SQLException {
        return AppliedTable.count(transaction);
    }
}
