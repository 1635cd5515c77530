package onward.progress.triage.kept;

import java.time.Instant;
import java.util.Optional;
import onward.progress.adherence.Fraction;
import onward.progress.triage.Need;

/**
 * What is kept of a client and a reason.
 *
 * @param holds whether the client needs the coach for it now
 * @param time how often it was told
 * @param told the grade at which it was told or acknowledged last
 * @param acknowledged by the coach, since it was told last
 */
public record Kept(Need need, boolean holds, int time, Fraction told, Optional<Acknowledged> acknowledged) {

    /**
     * The coach has seen it.
     *
     * @param until when to be reminded; absent: not as long as it stays as it is
     * @param version of the client's stream after it
     */
    public record Acknowledged(Instant at, Optional<Instant> until, long version) {}

    /** Whether the coach has to be shown it at that instant. */
    public boolean isOpen(Instant now) {
        return holds
                && acknowledged
                        .map(seen ->
                                seen.until().map(until -> !until.isAfter(now)).orElse(false))
                        .orElse(true);
    }
}
