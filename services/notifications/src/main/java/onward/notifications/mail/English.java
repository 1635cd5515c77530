package onward.notifications.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.notifications.mail.Frame.Link;
import onward.notifications.mail.TriageDigestText.Entry;
import onward.notifications.mail.WeeklySummaryText.Figure;

/** The mails in English. */
final class English implements Wording {
    static final String LANGUAGE = "en";

    private final Shown shown = new Shown(Locale.UK, "EEEE d MMMM");
    private final EnglishPlan plan = new EnglishPlan(shown);

    @Override
    public InvitationText of(Invitation invitation) {
        String studio = invitation.studio();
        String from = invitation.inviter().orElse(studio);
        return new InvitationText(
                new Frame(
                        LANGUAGE,
                        from + " invites you to Onward",
                        "Invitation to Onward",
                        "See your plan, note what you have done, and stay in touch with " + studio + ".",
                        "You get this e-mail because "
                                + invitation
                                        .inviter()
                                        .map(name -> name + " at " + studio)
                                        .orElse(studio)
                                + " added you as a client. If you did not expect it, there is nothing you need to do.",
                        "Sent by Onward for " + studio + ".",
                        Optional.empty()),
                "Hello " + invitation.client(),
                invitation
                        .inviter()
                        .map(name -> name + " invites you to join " + studio + " on Onward.")
                        .orElse(studio + " invites you to Onward."),
                "Onward keeps your plan in one place: you see what is next, note what you have done,"
                        + " and your coach sees how you are getting on.",
                "Open Onward",
                invitation.app().toString(),
                invitation
                        .inviter()
                        .map(name -> "Any questions? Reply to this e-mail and your answer goes to " + name + ".")
                        .orElse("Any questions? " + studio + " is happy to help."),
                "If the button does not open, copy this address into your browser:");
    }

    @Override
    public ComebackText of(Comeback comeback) {
        return switch (comeback.number()) {
            case 1 ->
                comeback(
                        comeback.head(),
                        "Ready for a short walk?",
                        "A few minutes are enough to pick up where you left off.",
                        "It has been quiet for a little while. That happens to everyone, and nothing is lost.",
                        "Start small: one short walk, at a pace at which you can still talk, counts in full.");
            case 2 ->
                comeback(
                        comeback.head(),
                        "Your next walk can be a short one",
                        "There is nothing to catch up on. Today is a good day to start again.",
                        "You do not have to catch up on anything. What matters is the next few minutes, not the last days.",
                        "Pick the easiest thing in your plan and do just that one.");
            default ->
                comeback(
                        comeback.head(),
                        "Your plan is here whenever you are",
                        "We will not write about this again for now.",
                        "This is the last reminder for now. Your plan stays as it is and waits for you.",
                        "If it no longer fits, say so: together with your coach it can be changed to something that does.");
        };
    }

    private static ComebackText comeback(Letterhead head, String subject, String preheader, String line, String how) {
        return new ComebackText(
                frame(head, subject, "A word from Onward", preheader, "to help you keep moving"),
                "Hello " + head.to(),
                line,
                how,
                new Link("See today's plan", head.app().toString()),
                "Already out and about? Note it in Onward, and these reminders stop by themselves.");
    }

    @Override
    public WeeklySummaryText of(WeeklySummary summary) {
        String days = summary.movingDays() == 1 ? "day on which you moved" : "days on which you moved";
        String minutes = shown.number(summary.minutesWalked());
        return new WeeklySummaryText(
                frame(
                        summary.head(),
                        "Your week: " + inWords(summary),
                        "Your week in Onward",
                        "The week from " + shown.date(summary.monday()) + " at a glance.",
                        "to show you how your week went"),
                "Hello " + summary.head().to(),
                "In the week from " + shown.date(summary.monday()) + " you did " + inWords(summary) + ".",
                List.of(
                        new Figure(shown.percent(summary.ratio()), "of your plan"),
                        new Figure(summary.movingDays() + " of " + summary.activeDays(), days),
                        new Figure(minutes, minutes.equals("1") ? "minute walked" : "minutes walked")),
                encouragement(summary),
                new Link("See the week in Onward", summary.head().app().toString()));
    }

    private static String inWords(WeeklySummary summary) {
        return switch (Share.of(summary.ratio())) {
            case NOTHING -> "none of your plan yet";
            case A_LITTLE -> "part of your plan";
            case ABOUT_HALF -> "about half of your plan";
            case MOST -> "most of your plan";
            case ALMOST_ALL -> "almost all of your plan";
            case ALL -> "all of your plan";
        };
    }

    private static String encouragement(WeeklySummary summary) {
        return switch (Share.of(summary.ratio())) {
            case NOTHING ->
                "A new week has begun, and one short walk is a start. If the plan does not fit, tell your coach.";
            case A_LITTLE ->
                "Every walk counts. Choose one part of the plan that fits easily into this week and begin there.";
            case ABOUT_HALF -> "That is a base to build on. Which part was easiest? Keep that one, and add a little.";
            case MOST, ALMOST_ALL -> "That is steady work. Go on at this pace.";
            case ALL -> "Well done. Go on at this pace, and rest when the plan says so.";
        };
    }

    @Override
    public PlanChangedText of(PlanChanged changed) {
        return plan.changed(changed);
    }

    @Override
    public CoachMessageText of(CoachMessage message) {
        String coach = message.coach().orElse("your coach");
        String sender = message.coach().orElse("Your coach");
        return new CoachMessageText(
                frame(
                        message.head(),
                        "A message from " + coach,
                        "A message from your coach",
                        sender + " wrote to you.",
                        "so that your coach can write to you"),
                "Hello " + message.head().to(),
                sender + " writes:",
                message.words().lines().toList(),
                message.coach()
                        .map(name -> "Reply to this e-mail and your answer goes to " + name + ".")
                        .orElse("Your coach reads your notes in Onward."),
                new Link("Open Onward", message.head().app().toString()));
    }

    @Override
    public TriageDigestText of(TriageDigest digest) {
        int clients = digest.clients().size();
        return new TriageDigestText(
                frame(
                        digest.head(),
                        "This morning: " + (clients == 1 ? "1 client" : clients + " clients") + " to look at",
                        "Your list for today",
                        "Who needs you on " + shown.date(digest.today()) + ".",
                        "to show you in the morning who needs you"),
                "Good morning " + digest.head().to(),
                "These clients are on your list for " + shown.date(digest.today()) + ", the most urgent first.",
                digest.clients().stream()
                        .map(one -> new Entry(
                                one.client(),
                                one.reasons().stream().map(this::why).collect(Collectors.joining("; "))))
                        .toList(),
                "What you acknowledge in Onward stays off this list until it gets worse.",
                new Link("Open your list", digest.head().app().toString()));
    }

    /** Nothing of anybody's health stands in a mail: it says how soon to look, and Onward says what there is to see. */
    private String why(TriageDigest.Why why) {
        String since = shown.date(why.since());
        return switch (why.reason()) {
            case RED_FLAG -> "asks for a look at once, since " + since;
            case FLARE -> "asks for a look today, since " + since;
            case NEVER_STARTED -> "has not started, with something due since " + since;
            case STOPPED -> "no movement since " + since;
            case DROPPING -> "does clearly less of the plan than before, since " + since;
            case UNCONFIRMED -> "the plan holds assumptions to confirm, since " + since;
        };
    }

    @Override
    public ShortText of(RedFlagAlert alert) {
        return EnglishShort.of(alert);
    }

    @Override
    public ShortText of(FlareGuidance guidance) {
        return EnglishShort.of(guidance);
    }

    @Override
    public ShortText of(Celebration celebration) {
        return EnglishShort.of(celebration);
    }

    @Override
    public ShortText of(Reminder reminder) {
        return EnglishShort.of(reminder);
    }

    @Override
    public UnsubscribeText unsubscribing(MailKind kind) {
        String mails = called(kind);
        return new UnsubscribeText(
                LANGUAGE,
                "Switch off e-mails",
                "Do you want to get no more e-mails of the kind \u201c" + mails + "\u201d?",
                "Yes, switch them off",
                "Switched off",
                "You get no more e-mails of the kind \u201c" + mails
                        + "\u201d. You can switch them on again in your settings in Onward.",
                "This link does not work",
                "It may have been cut off when it was copied. Please open it from the e-mail itself.");
    }

    private static String called(MailKind kind) {
        return switch (kind) {
            case INVITATION -> "invitation";
            case COMEBACK -> "reminders to move again";
            case WEEKLY_SUMMARY -> "weekly summary";
            case PLAN_CHANGED -> "changes of the plan";
            case COACH_MESSAGE -> "messages from the coach";
            case TRIAGE_DIGEST -> "morning list";
            case RED_FLAG_ALERT -> "alert of a coach";
            case FLARE_GUIDANCE -> "guidance in harder days";
            case MILESTONE -> "milestones";
            case REMINDER -> "daily reminder";
        };
    }

    static Frame frame(Letterhead head, String subject, String title, String preheader, String purpose) {
        return new Frame(
                LANGUAGE,
                subject,
                title,
                preheader,
                "You get this e-mail because " + head.studio() + " uses Onward " + purpose + ".",
                "Sent by Onward for " + head.studio() + ".",
                Optional.of(new Link(
                        "Get no more e-mails of this kind", head.unsubscribe().toString())));
    }
}
