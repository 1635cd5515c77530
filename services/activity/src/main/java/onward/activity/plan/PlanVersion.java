package onward.activity.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PainBands;

/**
 * One version of a client's plan.
 *
 * @param version the stream's version after it was activated
 * @param activatedAt when it was recorded
 */
public record PlanVersion(PlanActivated plan, long version, Instant activatedAt) {
    /** What the items are is for those who have no catalogue. */
    public PlanVersion {
        plan = new PlanActivated(
                plan.planVersion(),
                plan.effectiveFrom(),
                plan.template(),
                plan.items(),
                plan.overrides(),
                plan.warnings(),
                plan.by(),
                plan.flareOf(),
                List.of(),
                plan.painBands());
    }

    /** How pain after a session is judged while it is in force. */
    public PainBands painBands() {
        return plan.painBands().orElse(PainBands.USUAL);
    }

    /** Its number: 1, 2, ... */
    public int number() {
        return plan.planVersion();
    }

    /** The first local date on which it can be in force. */
    public LocalDate effectiveFrom() {
        return plan.effectiveFrom();
    }
}
