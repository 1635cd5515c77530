package onward.local;

import java.util.Arrays;
import java.util.List;

/** What must be ready before the next may start; they are stopped the other way round. */
enum Stage {
    DATABASE,
    MESSAGING,
    SERVICES;

    static Stage of(String process) {
        return switch (process) {
            case Processes.POSTGRES -> DATABASE;
            case Processes.KAFKA, Processes.MAIL -> MESSAGING;
            default -> SERVICES;
        };
    }

    static List<Stage> inOrderOfStop() {
        return Arrays.asList(values()).reversed();
    }
}
