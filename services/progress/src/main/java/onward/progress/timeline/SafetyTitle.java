package onward.progress.timeline;

import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.RestrictionBreached;

/** One line about what keeps a client safe: calm, for the client reads it too, and it says what comes next. */
final class SafetyTitle {
    static final String OF_A_LIFTED_HOLD = "The hold is over: the plan goes on";

    private SafetyTitle() {}

    static String of(HoldPlaced placed) {
        return switch (placed.urgency()) {
            case EMERGENCY -> "On hold for safety: medical care comes first";
            case URGENT -> "On hold for safety: a doctor's advice comes first";
        };
    }

    static String of(RestrictionBreached breached) {
        return breached.name() + " loads the back heavily and is not part of the plan yet";
    }

    static String of(HeavyLoadingAllowed allowed) {
        return "Heavier exercises may begin: little pain from " + Title.date(allowed.from()) + " to "
                + Title.date(allowed.to());
    }
}
