package onward.progress.roster;

import java.util.Arrays;
import java.util.Optional;

/** In which order the list is told. */
enum Sort {
    /** By the most urgent reason that is not acknowledged, and of those who have the same, who has had it longest. */
    URGENCY("urgency"),
    NAME("name"),
    /** Who has not moved for longest. */
    LAST_MOVEMENT("lastMovement");

    private final String code;

    Sort(String code) {
        this.code = code;
    }

    /** Its name in the interface. */
    String code() {
        return code;
    }

    static Optional<Sort> named(String code) {
        return Arrays.stream(values()).filter(sort -> sort.code.equals(code)).findFirst();
    }
}
