package onward.notifications.mail;

import static onward.notifications.mail.English.frame;

import java.util.List;
import java.util.Optional;
import onward.contracts.value.Milestone;
import onward.notifications.mail.Frame.Link;

/** The short mails in English. */
final class EnglishShort {
    private EnglishShort() {}

    static ShortText of(RedFlagAlert alert) {
        return new ShortText(
                new Frame(
                        English.LANGUAGE,
                        "Please look now: " + alert.client(),
                        "A client needs you now",
                        "A safety question in the latest check-in was answered with yes.",
                        "You get this e-mail because you look after " + alert.client() + " at " + alert.studio()
                                + ". It cannot be switched off.",
                        "Sent by Onward for " + alert.studio() + ".",
                        Optional.empty()),
                "Hello " + alert.to(),
                List.of(
                        alert.client() + " answered a safety question in a check-in with yes.",
                        "Onward has shown where to turn to, and has put the plan on hold: no encouragement to move goes"
                                + " out until you lift the hold. Please get in touch now."),
                new Link("Open Onward", alert.app().toString()),
                "What was answered stands in Onward and not in this e-mail.");
    }

    static ShortText of(FlareGuidance guidance) {
        Letterhead head = guidance.head();
        return new ShortText(
                frame(
                        head,
                        "A gentler way through the next days",
                        "A word from Onward",
                        "Smaller steps count, and they are enough for now.",
                        "to help you through harder days"),
                "Hello " + head.to(),
                List.of(
                        "You told us that it is harder at the moment. Such days are part of the way and no step back.",
                        "Make it smaller instead of stopping: walk for a shorter time and more slowly, do fewer"
                                + " repetitions, and take breaks in between. A few easy minutes, spread over the day,"
                                + " are enough for now.",
                        "Leave out what makes it clearly worse, and keep what feels fine. Your coach sees what you"
                                + " reported and can make the plan gentler for a while."),
                new Link("See today's plan", head.app().toString()),
                "If something is new or worries you, do not wait: ask a doctor.");
    }

    static ShortText of(Celebration celebration) {
        Letterhead head = celebration.head();
        List<String> lines = celebration.reached().stream()
                .map(EnglishShort::words)
                .distinct()
                .toList();
        return new ShortText(
                frame(
                        head,
                        "Something to be pleased about",
                        "Something to be pleased about",
                        lines.getFirst(),
                        "to tell you what you have reached"),
                "Well done, " + head.to(),
                lines,
                new Link("See it in Onward", head.app().toString()),
                "Go on at your own pace. What counts is that you go on.");
    }

    /** No word of how anything feels: a mail is read by more than one pair of eyes. */
    private static String words(Milestone milestone) {
        return switch (milestone) {
            case FIRST_SESSION -> "Your first session is done. Beginning is the hardest part.";
            case FIRST_ON_PLAN_DAY -> "For the first time you did a whole day as planned.";
            case MOVING_STREAK_7 -> "You have moved on seven days in a row.";
            case MOVING_STREAK_30 -> "You have moved on thirty days in a row. It has become a habit.";
            case MOVING_STREAK_100 -> "You have moved on a hundred days in a row. Not many people can say that.";
            case PAIN_IMPROVED, FUNCTION_IMPROVED ->
                "Something has clearly changed for the better since you began. Onward shows you what.";
            case WALKING_TARGET -> "You walked for half an hour on five days of one week.";
        };
    }

    static ShortText of(Reminder reminder) {
        Letterhead head = reminder.head();
        return new ShortText(
                frame(
                        head,
                        "There is still time for a short one today",
                        "Your reminder",
                        "Something of today's plan is still open.",
                        "and because you chose a time to be reminded"),
                "Hello " + head.to(),
                List.of(
                        "Something of today's plan is still open. Pick the easiest part: a few minutes count, and"
                                + " nothing has to be made up for.",
                        "Done already? Note it in Onward, so that your coach sees it too."),
                new Link("See today's plan", head.app().toString()),
                "In your settings in Onward you can choose another time, or none.");
    }
}
