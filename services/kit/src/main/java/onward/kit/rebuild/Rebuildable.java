package onward.kit.rebuild;

import onward.kit.intake.Projection;

/**
 * A projection of which more than one generation can exist, each in a schema of its own, {@code <name>_<generation>}: one
 * is read, and another can be made beside it from the events alone.
 */
public interface Rebuildable extends Projection {
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
}
