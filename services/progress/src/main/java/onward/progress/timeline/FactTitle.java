package onward.progress.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.IsoFields;
import java.util.Optional;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.DateClosed;
import onward.contracts.event.FlareFound;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.DayFigures;
import onward.contracts.value.Milestone;
import onward.contracts.value.Overall;
import onward.contracts.value.TriageReason;

/** One line about a figure that was found, such as "Week 23 closed: 71 % of the plan". */
final class FactTitle {
    private static final String NOTHING_DUE = "nothing due";

    private FactTitle() {}

    static String of(DateClosed closed) {
        return Title.date(closed.date()) + " closed: " + share(closed.figures().overall());
    }

    static String of(WeekClosed closed) {
        return "Week " + closed.monday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " closed: "
                + share(closed.figures().overall());
    }

    static String of(AdherenceRestated restated) {
        String before = restated.before().map(FactTitle::fraction).orElse("no figure");
        return Title.date(restated.date()) + " restated: " + before + " -> " + fraction(restated.after());
    }

    static String of(Milestone milestone) {
        return switch (milestone) {
            case FIRST_SESSION -> "The first session is done: a good start";
            case FIRST_ON_PLAN_DAY -> "A whole day on plan, for the first time";
            case MOVING_STREAK_7 -> "Seven days of moving in a row";
            case MOVING_STREAK_30 -> "Thirty days of moving in a row";
            case MOVING_STREAK_100 -> "A hundred days of moving in a row";
            case PAIN_IMPROVED -> "Clearly less pain than at the start";
            case FUNCTION_IMPROVED -> "Daily life is clearly easier than at the start";
            case WALKING_TARGET -> "Walked half an hour on five days of one week";
        };
    }

    static String of(FlareFound flare) {
        return switch (flare.why()) {
            case CHECK_IN -> "A flare was reported";
            case PAIN_AFTER ->
                "Possible flare: pain "
                        + flare.pain().map(pain -> pain + " of 10 ").orElse("") + "after a session";
            case NEXT_DAY_RISE ->
                "Possible flare: pain rose "
                        + flare.rise()
                                .map(points ->
                                        "by " + points.stripTrailingZeros().toPlainString() + " points ")
                                .orElse("")
                        + "from one day to the next";
        };
    }

    static String of(RedFlagRaised raised) {
        int flags = raised.flags().size();
        String answered = flags == 1 ? "A warning sign was" : flags + " warning signs were";
        return answered + " reported: "
                + switch (raised.urgency()) {
                    case EMERGENCY -> "get medical care now";
                    case URGENT -> "see a doctor soon";
                };
    }

    static String of(TriageReasonRaised raised) {
        return "Needs the coach: " + of(raised.reason());
    }

    static String of(TriageReasonCleared cleared) {
        return "No longer needs the coach: " + of(cleared.reason());
    }

    static String of(TriageAcknowledged acknowledged) {
        return "Seen by the coach: " + of(acknowledged.reason());
    }

    private static String of(TriageReason reason) {
        return switch (reason) {
            case RED_FLAG -> "on hold after a warning sign";
            case FLARE -> "a flare";
            case NEVER_STARTED -> "not started yet";
            case STOPPED -> "no movement";
            case DROPPING -> "less of the plan than before";
            case UNCONFIRMED -> "assumptions in the plan";
        };
    }

    private static String share(Optional<Overall> overall) {
        return overall.map(exact -> percent(exact.fraction()) + " % of the plan")
                .orElse(NOTHING_DUE);
    }

    private static String fraction(DayFigures figures) {
        return figures.overall().map(Overall::fraction).orElse(NOTHING_DUE);
    }

    private static String percent(String fraction) {
        int slash = fraction.indexOf('/');
        BigDecimal whole = new BigDecimal(slash < 0 ? fraction : fraction.substring(0, slash));
        BigDecimal parts = slash < 0 ? BigDecimal.ONE : new BigDecimal(fraction.substring(slash + 1));
        return whole.movePointRight(2).divide(parts, 0, RoundingMode.HALF_EVEN).toPlainString();
    }
}
