package onward.activity.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.Past;
import onward.activity.plan.KnownItems;
import onward.activity.session.SessionState.Unseen;
import onward.contracts.event.Event;

/** Several commands in order, each decided on what those before it left; a refused one does not stop the others. */
public final class SessionBatch {
    private SessionBatch() {}

    /** An event and the session it is about. */
    public record SessionEvent(UUID sessionId, Event event) {}

    /** What came of one command, and the state that holds its answer. */
    public record Outcome(SessionCommand command, Decision decision, SessionState after) {}

    /** Everything that happens, and what came of each command, in order. */
    public record Decided(List<SessionEvent> events, List<Outcome> outcomes) {}

    /**
     * Decides on all.
     *
     * @param states of those sessions that were seen before
     * @param version the stream's, before the first of them
     */
    public static Decided decide(
            Map<UUID, SessionState> states,
            long version,
            List<SessionCommand> commands,
            KnownItems items,
            Instant now) {
        Map<UUID, SessionState> current = new HashMap<>(states);
        List<SessionEvent> events = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (SessionCommand command : commands) {
            UUID id = command.sessionId();
            SessionState state = current.getOrDefault(id, new Unseen());
            Decision decision = SessionDecider.decide(state, command, items, now);
            switch (decision) {
                case Accepted(List<Event> accepted) -> {
                    for (Event event : accepted) {
                        events.add(new SessionEvent(id, event));
                        state = SessionDecider.evolve(state, new Past(version + events.size(), now, event));
                    }
                }
                case Repeated() -> {}
                case Refused _ -> {}
            }
            current.put(id, state);
            outcomes.add(new Outcome(command, decision, state));
        }
        return new Decided(events, outcomes);
    }
}
