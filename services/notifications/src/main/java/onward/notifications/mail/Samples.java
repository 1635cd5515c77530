package onward.notifications.mail;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.Milestone;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.TriageReason;

/** Every kind of mail with invented people, to be looked at. */
public final class Samples {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final String COACH = "Maya Lindqvist";

    private Samples() {}

    /** Each under a name that begins with its kind. */
    public static Map<String, Mail> leadingTo(URI app) {
        var head = new Letterhead("Sam Carter", "Demo Studio", app, app.resolve("/v1/unsubscribe/sample"));
        var longest = new Letterhead(
                "Wolfeschlegelsteinhausenbergerdorff-Mönchengladbach",
                "Rückenwerk & Söhne <Bewegung> am Prenzlauer Berg",
                app,
                head.unsubscribe());
        Map<String, Mail> samples = new LinkedHashMap<>();
        samples.put("invitation", new Invitation("Sam Carter", "Demo Studio", Optional.of(COACH), app));
        samples.put("invitation-from-studio", new Invitation("Sam Carter", "Demo Studio", Optional.empty(), app));
        samples.put(
                "invitation-long",
                new Invitation(longest.to(), longest.studio(), Optional.of("Dr. \"Zoë\" Ångström-Łukasiewicz"), app));
        samples.put("comeback", new Comeback(head, 1));
        samples.put("comeback-second", new Comeback(head, 2));
        samples.put("comeback-last", new Comeback(longest, 3));
        samples.put(
                "weekly-summary",
                new WeeklySummary(head, MONDAY, new BigDecimal("0.714"), 5, 7, new BigDecimal("127.5")));
        samples.put("weekly-summary-quiet", new WeeklySummary(head, MONDAY, BigDecimal.ZERO, 0, 5, BigDecimal.ZERO));
        samples.put("plan-changed", new PlanChanged(head, Optional.of(COACH), MONDAY, before(), now()));
        samples.put(
                "coach-message",
                new CoachMessage(
                        head,
                        Optional.of(COACH),
                        "I saw that you were out twice yesterday \u2013 good.\n\nTry the second walk before lunch,"
                                + " and take the flat way round the park:\n- out by the pond\n- back by the school\n\nMaya"));
        samples.put(
                "triage-digest",
                new TriageDigest(
                        new Letterhead(COACH, "Demo Studio", app, head.unsubscribe()),
                        MONDAY.plusDays(3),
                        List.of(
                                inNeed("Robin Ferreira", TriageReason.RED_FLAG),
                                inNeed("Mika Aalto", TriageReason.FLARE, TriageReason.UNCONFIRMED),
                                inNeed("Noor Haddad", TriageReason.NEVER_STARTED),
                                inNeed(longest.to(), TriageReason.STOPPED, TriageReason.DROPPING),
                                inNeed("Sam Carter", TriageReason.DROPPING))));
        samples.put("red-flag-alert", new RedFlagAlert(COACH, "Sam Carter", "Demo Studio", app));
        samples.put("red-flag-alert-long", new RedFlagAlert(COACH, longest.to(), longest.studio(), app));
        samples.put("flare-guidance", new FlareGuidance(head));
        samples.put("milestone", new Celebration(head, List.of(Milestone.MOVING_STREAK_7)));
        samples.put("milestone-all", new Celebration(longest, List.of(Milestone.values())));
        samples.put("reminder", new Reminder(head));
        return samples;
    }

    private static TriageDigest.InNeed inNeed(String name, TriageReason... reasons) {
        return new TriageDigest.InNeed(
                name,
                IntStream.range(0, reasons.length)
                        .mapToObj(at -> new TriageDigest.Why(reasons[at], MONDAY.minusDays(1 + 2L * at)))
                        .toList());
    }

    private static List<PlanItem> before() {
        return List.of(
                item("walk", Category.WALKING, false, minutes(10), new Frequency.PerDay(3, List.of())),
                item("hamstring-stretch", Category.STRETCHING, true, hold(2, 3, 30, 30), daily()),
                item("cat-cow", Category.CORE, false, reps(1, 1, 5, 5), new Frequency.PerWeek(3)),
                item("bodyweight-squat", Category.STRENGTH, false, Optional.empty(), new Frequency.PerWeek(2)));
    }

    private static List<PlanItem> now() {
        return List.of(
                item("walk", Category.WALKING, false, minutes(10), new Frequency.PerDay(4, List.of())),
                item("hamstring-stretch", Category.STRETCHING, true, hold(2, 3, 30, 30), daily()),
                item(
                        "hip-flexor-stretch",
                        Category.STRETCHING,
                        true,
                        hold(2, 2, 30, 45),
                        new Frequency.PerDay(1, List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY))),
                item("dead-bug", Category.CORE, true, reps(3, 3, 8, 8), new Frequency.PerWeek(3)),
                item("bodyweight-squat", Category.STRENGTH, false, Optional.empty(), new Frequency.PerWeek(2)));
    }

    private static PlanItem item(
            String slug, Category category, boolean perSide, Optional<Dose> dose, Frequency frequency) {
        return new PlanItem(slug, Optional.empty(), category, perSide, dose, frequency, List.of());
    }

    private static Frequency daily() {
        return new Frequency.PerDay(1, List.of());
    }

    private static Optional<Dose> minutes(int minutes) {
        return Optional.of(new Dose.Minutes(BigDecimal.valueOf(minutes)));
    }

    private static Optional<Dose> reps(int fromSets, int toSets, int from, int to) {
        return Optional.of(new Dose.Reps(new Range(fromSets, toSets), new Range(from, to)));
    }

    private static Optional<Dose> hold(int fromSets, int toSets, int from, int to) {
        return Optional.of(new Dose.Hold(new Range(fromSets, toSets), new Range(from, to)));
    }
}
