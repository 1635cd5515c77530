package onward.activity.plan;

import java.time.Instant;
import java.time.LocalDate;
import onward.contracts.event.PlanActivated;

/**
 * One version of a client's plan.
 *
 * @param version the stream's version after it was activated
 * @param activatedAt when it was recorded
 */
public record PlanVersion(PlanActivated plan, long version, Instant activatedAt) {

    /** Its number: 1, 2, ... */
    public int number() {
        return plan.planVersion();
    }

    /** The first local date on which it can be in force. */
    public LocalDate effectiveFrom() {
        return plan.effectiveFrom();
    }
}
