package onward.activity.safety;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.time.LocalDate;
import onward.activity.decision.Decision;
import onward.activity.decision.Reason;
import onward.activity.safety.PainLookback.SettledDates;
import onward.contracts.event.HeavyLoadingAllowed;

/** Decides on allowing heavy loading: the coach's word, never on hold, and only after pain has settled. */
public final class HeavyLoadingDecider {
    private HeavyLoadingDecider() {}

    /** What comes of it, given the latest dates with a reading of pain. */
    public static Decision decide(Safety safety, AllowHeavyLoading command, SettledDates settled) {
        if (safety.allowsHeavyLoading()) {
            return repeated();
        }
        if (safety.hold().isPresent()) {
            return refused(
                    Reason.HOLD_STANDING,
                    "The client is on hold; what loads the spine highly is allowed once the hold is lifted.");
        }
        if (settled.count() < PainLookback.DATES) {
            return refused(
                    Reason.HEAVY_LOADING_TOO_EARLY,
                    "Pain was at most 2 on " + settled.count() + " of the " + PainLookback.DATES
                            + " consecutive dates with a reading that it takes"
                            + settled.last().map(last -> ", up to " + last).orElse("") + ".");
        }
        LocalDate last = settled.last().orElseThrow();
        return accepted(new HeavyLoadingAllowed(last.minusDays(PainLookback.DATES - 1L), last, command.by()));
    }
}
