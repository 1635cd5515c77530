package onward.notifications.mail;

import java.util.Optional;
import java.util.stream.Collectors;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.notifications.mail.Frame.Link;
import onward.notifications.mail.PlanChangedText.Item;

/** Plans in English. */
final class EnglishPlan {
    private final Shown shown;

    EnglishPlan(Shown shown) {
        this.shown = shown;
    }

    PlanChangedText changed(PlanChanged changed) {
        Letterhead head = changed.head();
        return new PlanChangedText(
                English.frame(
                        head,
                        "Your plan has changed",
                        "Your plan has changed",
                        "What it holds now, and what is new.",
                        "to keep your plan up to date"),
                "Hello " + head.to(),
                changed.coach().map(name -> name + " has changed your plan.").orElse("Your plan has been changed."),
                "It holds from " + shown.date(changed.from()) + ".",
                "Your plan now",
                changed.now().stream()
                        .map(item -> new Item(
                                shown.exercise(item.slug()),
                                amount(item) + " \u00b7 " + frequency(item.frequency()),
                                mark(changed.changeOf(item))))
                        .toList(),
                "No longer in your plan",
                changed.removed().stream()
                        .map(item -> shown.exercise(item.slug()))
                        .toList(),
                new Link("Open your plan", head.app().toString()));
    }

    private static Optional<String> mark(PlanChanged.Change change) {
        return switch (change) {
            case ADDED -> Optional.of("new");
            case CHANGED -> Optional.of("changed");
            case SAME -> Optional.empty();
        };
    }

    private String amount(PlanItem item) {
        String amount = item.dose().map(this::dose).orElse("as much as feels right");
        return item.perSide() ? amount + ", each side" : amount;
    }

    private String dose(Dose dose) {
        return switch (dose) {
            case Dose.Minutes minutes -> {
                String number = shown.number(minutes.minutes());
                yield number.equals("1") ? "1 minute" : number + " minutes";
            }
            case Dose.Reps reps -> sets(shown.range(reps.sets())) + " of " + shown.range(reps.reps());
            case Dose.Hold hold ->
                sets(shown.range(hold.sets())) + " of " + shown.range(hold.holdSeconds()) + " seconds";
        };
    }

    private static String sets(String number) {
        return number.equals("1") ? "1 set" : number + " sets";
    }

    private String frequency(Frequency frequency) {
        return switch (frequency) {
            case Frequency.PerDay daily ->
                times(daily.perDay()) + " a day"
                        + (daily.on().isEmpty()
                                ? ""
                                : ", only on "
                                        + daily.on().stream()
                                                .map(shown::weekday)
                                                .collect(Collectors.joining(" and ")));
            case Frequency.PerWeek weekly -> times(weekly.perWeek()) + " a week";
        };
    }

    private static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }
}
