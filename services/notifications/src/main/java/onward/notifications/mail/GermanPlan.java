package onward.notifications.mail;

import java.util.Optional;
import java.util.stream.Collectors;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.notifications.mail.Frame.Link;
import onward.notifications.mail.PlanChangedText.Item;

/** Plans in German. */
final class GermanPlan {
    private final Shown shown;

    GermanPlan(Shown shown) {
        this.shown = shown;
    }

    PlanChangedText changed(PlanChanged changed) {
        Letterhead head = changed.head();
        return new PlanChangedText(
                German.frame(
                        head,
                        "Ihr Plan hat sich geändert",
                        "Ihr Plan hat sich geändert",
                        "Was er jetzt enthält und was neu ist.",
                        "damit Ihr Plan aktuell bleibt"),
                "Guten Tag " + head.to(),
                changed.coach().map(name -> name + " hat Ihren Plan geändert.").orElse("Ihr Plan wurde geändert."),
                "Er gilt ab " + shown.date(changed.from()) + ".",
                "Ihr Plan jetzt",
                changed.now().stream()
                        .map(item -> new Item(
                                shown.exercise(item.slug()),
                                amount(item) + " \u00b7 " + frequency(item.frequency()),
                                mark(changed.changeOf(item))))
                        .toList(),
                "Nicht mehr in Ihrem Plan",
                changed.removed().stream()
                        .map(item -> shown.exercise(item.slug()))
                        .toList(),
                new Link("Plan öffnen", head.app().toString()));
    }

    private static Optional<String> mark(PlanChanged.Change change) {
        return switch (change) {
            case ADDED -> Optional.of("neu");
            case CHANGED -> Optional.of("geändert");
            case SAME -> Optional.empty();
        };
    }

    private String amount(PlanItem item) {
        String amount = item.dose().map(this::dose).orElse("so viel, wie sich gut anfühlt");
        return item.perSide() ? amount + ", je Seite" : amount;
    }

    private String dose(Dose dose) {
        return switch (dose) {
            case Dose.Minutes minutes -> {
                String number = shown.number(minutes.minutes());
                yield number.equals("1") ? "1 Minute" : number + " Minuten";
            }
            case Dose.Reps reps -> sets(shown.range(reps.sets())) + " mit " + repetitions(shown.range(reps.reps()));
            case Dose.Hold hold ->
                sets(shown.range(hold.sets())) + " zu " + shown.range(hold.holdSeconds()) + " Sekunden";
        };
    }

    private static String sets(String number) {
        return number.equals("1") ? "1 Satz" : number + " Sätze";
    }

    private static String repetitions(String number) {
        return number.equals("1") ? "1 Wiederholung" : number + " Wiederholungen";
    }

    private String frequency(Frequency frequency) {
        return switch (frequency) {
            case Frequency.PerDay daily when daily.on().isEmpty() -> times(daily.perDay()) + " am Tag";
            case Frequency.PerDay daily ->
                times(daily.perDay()) + " am Tag, nur am "
                        + daily.on().stream().map(shown::weekday).collect(Collectors.joining(" und "));
            case Frequency.PerWeek weekly -> times(weekly.perWeek()) + " pro Woche";
        };
    }

    private static String times(int number) {
        return number == 1 ? "einmal" : number == 2 ? "zweimal" : number + "-mal";
    }
}
