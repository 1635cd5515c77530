package onward.activity.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import onward.activity.plan.KnownItems;
import onward.contracts.event.Event;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.Session;
import onward.contracts.value.SpinalLoad;

/** No heavy loading before the coach allows it. What was done was done: it is told, not refused. */
final class Restriction {
    private Restriction() {}

    /** One for each exercise that loads the spine highly, unless it was told of this session already. */
    static List<Event> breaches(UUID sessionId, Session session, KnownItems items, Set<String> told, UUID by) {
        if (items.allowsHeavyLoading()) {
            return List.of();
        }
        Set<String> seen = new HashSet<>(told);
        return items.exercises(session).stream()
                .filter(exercise ->
                        exercise.spinalLoad().filter(SpinalLoad.HIGH::equals).isPresent())
                .filter(exercise -> seen.add(exercise.exercise()))
                .<Event>map(exercise -> breach(sessionId, session, exercise, by))
                .toList();
    }

    private static RestrictionBreached breach(UUID sessionId, Session session, ItemExercise exercise, UUID by) {
        return new RestrictionBreached(
                sessionId,
                exercise.item(),
                exercise.exercise(),
                exercise.name().orElse(exercise.exercise()),
                session.localDate(),
                by);
    }
}
