package onward.activity.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.plan.Confirmation;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PainBands;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;

/**
 * One version of a plan.
 *
 * @param items with what is still assumed of each
 * @param assumptions all that was ever assumed in it
 * @param flareOf of a flare variant, the number of the version to return to
 * @param painBands how pain after a session is judged while it is in force
 * @param by who activated it
 * @param version the stream's, after it was activated
 */
record PlanView(
        int planVersion,
        LocalDate effectiveFrom,
        Optional<String> template,
        List<PlanItem> items,
        List<PlanOverride> overrides,
        List<Warning> warnings,
        List<Assumption> assumptions,
        Optional<Integer> flareOf,
        PainBands painBands,
        UUID by,
        Instant activatedAt,
        long version) {
    /** Something that a coach should know and may leave. */
    record Warning(String code) {}

    /** What was assumed of an item, and who stood by it. */
    record Assumption(String item, List<String> fields, Optional<UUID> confirmedBy, Optional<Instant> confirmedAt) {}

    static PlanView of(Plans plans, PlanVersion version) {
        PlanActivated plan = version.plan();
        return new PlanView(
                plan.planVersion(),
                plan.effectiveFrom(),
                plan.template(),
                plans.items(version),
                plan.overrides(),
                warnings(plan),
                plan.items().stream()
                        .filter(item -> !item.assumed().isEmpty())
                        .map(item -> assumption(item, plans.confirmation(plan.planVersion(), item.item())))
                        .toList(),
                plan.flareOf(),
                version.painBands(),
                plan.by(),
                version.activatedAt(),
                version.version());
    }

    static List<Warning> warnings(PlanActivated plan) {
        return plan.warnings().stream().map(Warning::new).toList();
    }

    private static Assumption assumption(PlanItem item, Optional<Confirmation> confirmation) {
        return new Assumption(
                item.item(), item.assumed(), confirmation.map(Confirmation::by), confirmation.map(Confirmation::at));
    }
}
