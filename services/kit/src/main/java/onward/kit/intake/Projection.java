package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Tables that follow from events. Each event comes once, in the order of its stream's versions; the effect, the stream's
 * version and the position are committed together.
 */
public interface Projection {
    /** Its name, such as {@code timeline}; also names the folder of its migrations, {@code db/<name>}. */
    String name();

    /** The schema that its tables and those of its intake lie in. */
    String schema();

    /** The topics it follows. */
    Set<String> topics();

    /**
     * How far two batches are apart at least, from one beginning to the next: a batch costs a transaction with a dozen
     * statements, however few its events, and those that come meanwhile share the next one. Whoever asks whether the
     * intake is up to date waits for no more than half a second.
     */
    default Duration apart() {
        return Duration.ofMillis(20);
    }

    /**
     * Applies the events, in order, on a connection whose search path is the schema.
     *
     * @throws SQLException then the whole batch is rolled back and applied one by one; the one that fails again is parked
     */
    void apply(Connection connection, List<Incoming> events) throws SQLException;
}
