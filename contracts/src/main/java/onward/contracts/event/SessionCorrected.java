package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.UUID;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.Session;

/**
 * The session as it should have been logged; replaces the revision before it whole.
 *
 * @param exercises what the items are, each once; empty in events that were recorded before this was told
 */
public record SessionCorrected(
        UUID sessionId,
        int revision,
        Session session,
        UUID by,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ItemExercise> exercises)
        implements Event {

    public SessionCorrected {
        exercises = List.copyOf(exercises);
    }

    /** The same, without telling what the items are. */
    public SessionCorrected(UUID sessionId, int revision, Session session, UUID by) {
        this(sessionId, revision, session, by, List.of());
    }
}
