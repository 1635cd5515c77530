package onward.progress.adherence;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a client: everything that adherence is computed from. The order of the lists means nothing, and what
 * stands in them twice counts once.
 *
 * @param absences the excusals and pauses that are not withdrawn
 * @param revisions every revision of the sessions
 * @param withdrawn the sessions that did not happen; a withdrawal is final, whatever else is known of them
 */
public record Log(
        List<PlanVersion> plans, List<Absence> absences, List<SessionRevision> revisions, Set<UUID> withdrawn) {
    public Log {
        plans = List.copyOf(plans);
        absences = List.copyOf(absences);
        revisions = List.copyOf(revisions);
        withdrawn = Set.copyOf(withdrawn);
    }
}
