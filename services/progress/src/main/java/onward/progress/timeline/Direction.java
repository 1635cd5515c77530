package onward.progress.timeline;

import java.util.Optional;

/** In which order a timeline is told. */
enum Direction {
    /** What happened first comes first. */
    ASC(">", " order by at, recorded_at, event_id"),
    /** What happened last comes first. */
    DESC("<", " order by at desc, recorded_at desc, event_id desc");

    private final String behind;
    private final String orderBy;

    Direction(String behind, String orderBy) {
        this.behind = behind;
        this.orderBy = orderBy;
    }

    /** How a later entry compares to an earlier one. */
    String behind() {
        return behind;
    }

    String orderBy() {
        return orderBy;
    }

    static Optional<Direction> named(String wireName) {
        return switch (wireName) {
            case "asc" -> Optional.of(ASC);
            case "desc" -> Optional.of(DESC);
            default -> Optional.empty();
        };
    }
}
