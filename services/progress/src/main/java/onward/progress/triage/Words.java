package onward.progress.triage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import onward.contracts.value.TriageKind;
import onward.progress.adherence.Fraction;

/** A reason in a sentence for the coach; it names nobody. */
public final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private Words() {}

    /**
     * The reason in a sentence.
     *
     * @param few adherence of the last 7 dates that are over, if anything was due
     */
    public static String of(Need need, Optional<Fraction> few) {
        String count = need.grade().toString();
        return switch (need.reason()) {
            case RED_FLAG -> "On hold: " + flags(need);
            case FLARE ->
                (need.kind().equals(Optional.of(TriageKind.REPORTED))
                                ? "A flare was reported"
                                : "Pain looks like a flare")
                        + ", the last sign on " + DATE.format(Flare.latest(need.grade()));
            case NEVER_STARTED ->
                "No session yet, with something due on "
                        + (need.grade().isAtLeast(Fraction.of(NeverStarted.MOST_DATES - 1)) ? "many" : count)
                        + " dates";
            case STOPPED -> "No movement for " + count + " hours";
            case DROPPING ->
                few.map(share -> percent(share.times(Fraction.of(100))) + " % of the plan in the last 7 days, ")
                                .orElse("")
                        + percent(need.grade()) + " points less than over 30 days";
            case UNCONFIRMED ->
                count.equals("1")
                        ? "1 assumption in the plan is not confirmed"
                        : count + " assumptions in the plan are not confirmed";
        };
    }

    private static String flags(Need need) {
        boolean one = need.grade().equals(Fraction.ONE);
        String signs = one ? "a warning sign" : "warning signs, in " + need.grade() + " check-ins,";
        return need.kind().equals(Optional.of(TriageKind.EMERGENCY))
                ? signs + (one ? " asks" : " ask") + " for care at once"
                : signs + " should be seen by a doctor soon";
    }

    private static String percent(Fraction points) {
        BigDecimal shown = points.ratio().setScale(0, RoundingMode.HALF_EVEN);
        return shown.toPlainString();
    }
}
