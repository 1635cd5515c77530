package onward.progress.triage;

import java.util.List;
import java.util.UUID;

/** What a reason rests on, as much of it as is told. */
final class Told {
    private static final int MOST = 50;

    private Told() {}

    static List<UUID> latest(List<UUID> events) {
        return events.subList(Math.max(0, events.size() - MOST), events.size());
    }
}
