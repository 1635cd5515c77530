package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import onward.kit.intake.Bulk;
import onward.kit.intake.Projection;

/**
 * A projection of which more than one generation can exist, each in a schema of its own, {@code <name>_<generation>}: one
 * is read, and another can be made beside it from the events alone.
 */
public interface Rebuildable extends Projection, Bulk {
    /**
     * Which form its tables have. A higher one does not go on with what is there: its first generation begins with the
     * first event, so what is new in it is known of the past too.
     */
    int shape();

    /** The schema of its first generation. */
    @Override
    default String schema() {
        return name() + "_" + shape();
    }

    /** The same, but what it applies has no effect outside of its tables: nobody is woken by it. */
    Projection quietly();

    /** The tables that most rows lie in: while it is loaded they have neither indexes nor keys. */
    Set<String> bulkyTables();

    /** Takes out what ordinary application would have ignored for its key, before there are keys. */
    default void settle(Connection connection) throws SQLException {}

    /** What is still to be done to the rows that were loaded, now that there are indexes; doing it twice does no harm. */
    void complete(Connection connection) throws SQLException;

    /** What is compared with what is read before it takes its place. */
    List<Shown> shown();
}
