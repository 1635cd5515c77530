package onward.activity.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.activity.plan.PlanVersion;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;

/**
 * One version of a plan.
 *
 * @param version the stream's, after it was activated
 */
record PlanView(
        int planVersion,
        LocalDate effectiveFrom,
        Optional<String> template,
        List<PlanItem> items,
        List<PlanOverride> overrides,
        List<Warning> warnings,
        Instant activatedAt,
        long version) {

    /** Something that a coach should know and may leave. */
    record Warning(String code) {}

    static PlanView of(PlanVersion version) {
        PlanActivated plan = version.plan();
        return new PlanView(
                plan.planVersion(),
                plan.effectiveFrom(),
                plan.template(),
                plan.items(),
                plan.overrides(),
                warnings(plan),
                version.activatedAt(),
                version.version());
    }

    static List<Warning> warnings(PlanActivated plan) {
        return plan.warnings().stream().map(Warning::new).toList();
    }
}
