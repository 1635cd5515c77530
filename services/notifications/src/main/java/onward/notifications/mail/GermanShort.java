package onward.notifications.mail;

import static onward.notifications.mail.German.frame;
import static onward.notifications.mail.German.sender;

import java.util.List;
import java.util.Optional;
import onward.contracts.value.Milestone;
import onward.notifications.mail.Frame.Link;

/** The short mails in German. */
final class GermanShort {
    private GermanShort() {}

    static ShortText of(RedFlagAlert alert) {
        return new ShortText(
                new Frame(
                        German.LANGUAGE,
                        "Bitte jetzt ansehen: " + alert.client(),
                        "Jemand braucht Sie jetzt",
                        "Eine Sicherheitsfrage im letzten Check-in wurde mit Ja beantwortet.",
                        "Sie erhalten diese E-Mail, weil Sie " + alert.client() + " bei " + alert.studio()
                                + " betreuen. Sie lässt sich nicht abbestellen.",
                        sender(alert.studio()),
                        Optional.empty()),
                "Guten Tag " + alert.to(),
                List.of(
                        alert.client() + " hat in einem Check-in eine Sicherheitsfrage mit Ja beantwortet.",
                        "Onward hat gezeigt, wohin man sich wenden kann, und den Plan angehalten: Bis Sie das aufheben,"
                                + " geht nichts hinaus, was zu Bewegung ermuntert. Bitte melden Sie sich jetzt."),
                new Link("Onward öffnen", alert.app().toString()),
                "Was geantwortet wurde, steht in Onward und nicht in dieser E-Mail.");
    }

    static ShortText of(FlareGuidance guidance) {
        Letterhead head = guidance.head();
        return new ShortText(
                frame(
                        head,
                        "Sanfter durch die nächsten Tage",
                        "Nachricht von Onward",
                        "Kleine Schritte zählen, und für jetzt genügen sie.",
                        "damit Sie gut durch schwierigere Tage kommen"),
                "Guten Tag " + head.to(),
                List.of(
                        "Sie haben uns gesagt, dass es gerade schwerer geht. Solche Tage gehören zum Weg und sind kein"
                                + " Rückschritt.",
                        "Machen Sie es kleiner, statt aufzuhören: kürzer und langsamer gehen, weniger Wiederholungen,"
                                + " Pausen dazwischen. Ein paar leichte Minuten, über den Tag verteilt, genügen für"
                                + " jetzt.",
                        "Lassen Sie weg, was es deutlich schlimmer macht, und behalten Sie, was sich gut anfühlt. Ihr"
                                + " Coach sieht, was Sie gemeldet haben, und kann den Plan für eine Weile sanfter machen."),
                new Link("Plan für heute ansehen", head.app().toString()),
                "Wenn etwas neu ist oder Sie beunruhigt, warten Sie nicht: Fragen Sie ärztlichen Rat.");
    }

    static ShortText of(Celebration celebration) {
        Letterhead head = celebration.head();
        List<String> lines = celebration.reached().stream()
                .map(GermanShort::words)
                .distinct()
                .toList();
        return new ShortText(
                frame(
                        head,
                        "Etwas, worüber Sie sich freuen können",
                        "Etwas, worüber Sie sich freuen können",
                        lines.getFirst(),
                        "damit Sie sehen, was Sie erreicht haben"),
                "Gut gemacht, " + head.to(),
                lines,
                new Link("In Onward ansehen", head.app().toString()),
                "Machen Sie in Ihrem Tempo weiter. Es zählt, dass Sie weitermachen.");
    }

    /** No word of how anything feels: a mail is read by more than one pair of eyes. */
    private static String words(Milestone milestone) {
        return switch (milestone) {
            case FIRST_SESSION -> "Ihre erste Einheit ist geschafft. Anzufangen ist das Schwerste.";
            case FIRST_ON_PLAN_DAY -> "Zum ersten Mal haben Sie einen ganzen Tag nach Plan geschafft.";
            case MOVING_STREAK_7 -> "Sie haben sich an sieben Tagen in Folge bewegt.";
            case MOVING_STREAK_30 ->
                "Sie haben sich an dreißig Tagen in Folge bewegt. Daraus ist eine Gewohnheit geworden.";
            case MOVING_STREAK_100 ->
                "Sie haben sich an hundert Tagen in Folge bewegt. Das können nicht viele von sich sagen.";
            case PAIN_IMPROVED, FUNCTION_IMPROVED ->
                "Seit Sie angefangen haben, hat sich etwas deutlich gebessert. Onward zeigt Ihnen, was.";
            case WALKING_TARGET -> "Sie sind in einer Woche an fünf Tagen eine halbe Stunde gegangen.";
        };
    }

    static ShortText of(Reminder reminder) {
        Letterhead head = reminder.head();
        return new ShortText(
                frame(
                        head,
                        "Für etwas Kurzes ist heute noch Zeit",
                        "Ihre Erinnerung",
                        "Vom Plan für heute ist noch etwas offen.",
                        "und weil Sie eine Zeit für Erinnerungen gewählt haben"),
                "Guten Tag " + head.to(),
                List.of(
                        "Vom Plan für heute ist noch etwas offen. Nehmen Sie das Leichteste: Ein paar Minuten zählen, und"
                                + " nachholen müssen Sie nichts.",
                        "Schon erledigt? Notieren Sie es in Onward, dann sieht es auch Ihr Coach."),
                new Link("Plan für heute ansehen", head.app().toString()),
                "In Ihren Einstellungen in Onward können Sie eine andere Zeit wählen oder keine.");
    }
}
