package onward.activity.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import onward.contracts.event.PlanActivated;

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
                List.of());
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
