package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.UUID;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.Session;

/**
 * A bout of activity was logged: revision 1 of the session.
 *
 * @param exercises what the items are, each once; empty in events that were recorded before this was told
 */
public record SessionLogged(
        UUID sessionId,
        Session session,
        UUID by,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ItemExercise> exercises)
        implements Event {

    public SessionLogged {
        exercises = List.copyOf(exercises);
    }

    /** The same, without telling what the items are. */
    public SessionLogged(UUID sessionId, Session session, UUID by) {
        this(sessionId, session, by, List.of());
    }
}
