package onward.notifications.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.notifications.mail.Frame.Link;
import onward.notifications.mail.TriageDigestText.Entry;
import onward.notifications.mail.WeeklySummaryText.Figure;

/** The mails in German. */
final class German implements Wording {
    static final String LANGUAGE = "de";

    private final Shown shown = new Shown(Locale.GERMANY, "EEEE, d. MMMM");
    private final GermanPlan plan = new GermanPlan(shown);

    @Override
    public InvitationText of(Invitation invitation) {
        String studio = invitation.studio();
        String from = invitation.inviter().orElse(studio);
        return new InvitationText(
                new Frame(
                        LANGUAGE,
                        from + " lädt Sie zu Onward ein",
                        "Einladung zu Onward",
                        "Ihren Plan sehen, Erledigtes notieren und mit " + studio + " in Verbindung bleiben.",
                        "Sie erhalten diese E-Mail, weil "
                                + invitation
                                        .inviter()
                                        .map(name -> name + " (" + studio + ")")
                                        .orElse(studio)
                                + " Sie aufgenommen hat. Falls Sie das nicht erwartet haben, brauchen Sie nichts zu tun.",
                        sender(studio),
                        Optional.empty()),
                "Guten Tag " + invitation.client(),
                invitation
                        .inviter()
                        .map(name -> name + " lädt Sie ein, auf Onward bei " + studio + " mitzumachen.")
                        .orElse(studio + " lädt Sie zu Onward ein."),
                "Onward hält Ihren Plan an einem Ort bereit: Sie sehen, was als Nächstes kommt, notieren, was Sie"
                        + " geschafft haben, und Ihr Coach sieht, wie es Ihnen damit geht.",
                "Onward öffnen",
                invitation.app().toString(),
                invitation
                        .inviter()
                        .map(name ->
                                "Haben Sie Fragen? Antworten Sie auf diese E-Mail, die Antwort geht an " + name + ".")
                        .orElse("Haben Sie Fragen? " + studio + " hilft gern."),
                "Falls sich die Schaltfläche nicht öffnen lässt, kopieren Sie diese Adresse in Ihren Browser:");
    }

    @Override
    public ComebackText of(Comeback comeback) {
        return switch (comeback.number()) {
            case 1 ->
                comeback(
                        comeback.head(),
                        "Lust auf einen kurzen Spaziergang?",
                        "Ein paar Minuten genügen, um wieder anzuknüpfen.",
                        "In letzter Zeit war es etwas still. Das kommt bei allen vor, und es ist nichts verloren.",
                        "Fangen Sie klein an: Ein kurzer Spaziergang, bei dem Sie sich noch unterhalten können, zählt voll.");
            case 2 ->
                comeback(
                        comeback.head(),
                        "Ihr nächster Spaziergang darf kurz sein",
                        "Es gibt nichts nachzuholen. Heute ist ein guter Tag, um wieder anzufangen.",
                        "Sie müssen nichts nachholen. Es kommt auf die nächsten Minuten an, nicht auf die letzten Tage.",
                        "Suchen Sie sich das Leichteste aus Ihrem Plan aus und machen Sie nur das.");
            default ->
                comeback(
                        comeback.head(),
                        "Ihr Plan wartet auf Sie",
                        "Dazu schreiben wir Ihnen vorerst nicht mehr.",
                        "Dies ist vorerst die letzte Erinnerung. Ihr Plan bleibt, wie er ist, und wartet auf Sie.",
                        "Wenn er nicht mehr passt, sagen Sie es: Gemeinsam mit Ihrem Coach lässt er sich ändern.");
        };
    }

    private static ComebackText comeback(Letterhead head, String subject, String preheader, String line, String how) {
        return new ComebackText(
                frame(head, subject, "Nachricht von Onward", preheader, "damit Sie in Bewegung bleiben"),
                "Guten Tag " + head.to(),
                line,
                how,
                new Link("Plan für heute ansehen", head.app().toString()),
                "Schon unterwegs gewesen? Notieren Sie es in Onward, dann hören diese Erinnerungen von selbst auf.");
    }

    @Override
    public WeeklySummaryText of(WeeklySummary summary) {
        String minutes = shown.number(summary.minutesWalked());
        return new WeeklySummaryText(
                frame(
                        summary.head(),
                        "Ihre Woche: " + inWords(summary),
                        "Ihre Woche in Onward",
                        "Die Woche ab " + shown.date(summary.monday()) + " auf einen Blick.",
                        "damit Sie sehen, wie Ihre Woche war"),
                "Guten Tag " + summary.head().to(),
                "In der Woche ab " + shown.date(summary.monday()) + " haben Sie " + inWords(summary) + " geschafft.",
                List.of(
                        new Figure(shown.percent(summary.ratio()), "Ihres Plans"),
                        new Figure(summary.movingDays() + " von " + summary.activeDays(), "Tagen mit Bewegung"),
                        new Figure(minutes, minutes.equals("1") ? "Minute gegangen" : "Minuten gegangen")),
                encouragement(summary),
                new Link("Die Woche in Onward ansehen", summary.head().app().toString()));
    }

    private static String inWords(WeeklySummary summary) {
        return switch (Share.of(summary.ratio())) {
            case NOTHING -> "noch nichts von Ihrem Plan";
            case A_LITTLE -> "einen Teil Ihres Plans";
            case ABOUT_HALF -> "etwa die Hälfte Ihres Plans";
            case MOST -> "das meiste von Ihrem Plan";
            case ALMOST_ALL -> "fast Ihren ganzen Plan";
            case ALL -> "Ihren ganzen Plan";
        };
    }

    private static String encouragement(WeeklySummary summary) {
        return switch (Share.of(summary.ratio())) {
            case NOTHING ->
                "Eine neue Woche hat begonnen, und ein kurzer Spaziergang ist ein Anfang."
                        + " Wenn der Plan nicht passt, sagen Sie es Ihrem Coach.";
            case A_LITTLE ->
                "Jeder Spaziergang zählt. Nehmen Sie sich einen Teil des Plans vor, der leicht in diese Woche passt.";
            case ABOUT_HALF ->
                "Darauf lässt sich aufbauen. Was fiel am leichtesten? Bleiben Sie dabei und nehmen Sie ein wenig dazu.";
            case MOST, ALMOST_ALL -> "Sie sind beständig dabei. Machen Sie in diesem Tempo weiter.";
            case ALL -> "Sehr gut. Machen Sie in diesem Tempo weiter, und ruhen Sie, wenn der Plan es vorsieht.";
        };
    }

    @Override
    public PlanChangedText of(PlanChanged changed) {
        return plan.changed(changed);
    }

    @Override
    public CoachMessageText of(CoachMessage message) {
        String coach = message.coach().orElse("Ihrem Coach");
        String sender = message.coach().orElse("Ihr Coach");
        return new CoachMessageText(
                frame(
                        message.head(),
                        "Eine Nachricht von " + coach,
                        "Eine Nachricht von Ihrem Coach",
                        sender + " hat Ihnen geschrieben.",
                        "damit Ihr Coach Ihnen schreiben kann"),
                "Guten Tag " + message.head().to(),
                sender + " schreibt:",
                message.words().lines().toList(),
                message.coach()
                        .map(name -> "Antworten Sie auf diese E-Mail, die Antwort geht an " + name + ".")
                        .orElse("Ihr Coach liest Ihre Notizen in Onward."),
                new Link("Onward öffnen", message.head().app().toString()));
    }

    @Override
    public TriageDigestText of(TriageDigest digest) {
        int clients = digest.clients().size();
        String date = shown.date(digest.today());
        return new TriageDigestText(
                frame(
                        digest.head(),
                        "Heute früh: " + (clients == 1 ? "1 Person braucht Sie" : clients + " Personen brauchen Sie"),
                        "Ihre Liste für heute",
                        "Wer Sie am " + date + " braucht.",
                        "damit Sie morgens sehen, wer Sie braucht"),
                "Guten Morgen " + digest.head().to(),
                "Auf Ihrer Liste stehen am " + date + ", das Dringendste zuerst:",
                digest.clients().stream()
                        .map(one -> new Entry(
                                one.client(),
                                one.reasons().stream().map(this::why).collect(Collectors.joining("; "))))
                        .toList(),
                "Was Sie in Onward als gesehen markieren, steht erst wieder hier, wenn es schlimmer wird.",
                new Link("Liste öffnen", digest.head().app().toString()));
    }

    /** As in English: how soon, not what. */
    private String why(TriageDigest.Why why) {
        String since = shown.date(why.since());
        return switch (why.reason()) {
            case RED_FLAG -> "bitte sofort ansehen, seit " + since;
            case FLARE -> "bitte heute ansehen, seit " + since;
            case NEVER_STARTED -> "hat noch nicht begonnen, obwohl etwas anstand, seit " + since;
            case STOPPED -> "keine Bewegung seit " + since;
            case DROPPING -> "macht deutlich weniger vom Plan als zuvor, seit " + since;
            case UNCONFIRMED -> "der Plan enthält Annahmen, die zu bestätigen sind, seit " + since;
        };
    }

    @Override
    public ShortText of(RedFlagAlert alert) {
        return GermanShort.of(alert);
    }

    @Override
    public ShortText of(FlareGuidance guidance) {
        return GermanShort.of(guidance);
    }

    @Override
    public ShortText of(Celebration celebration) {
        return GermanShort.of(celebration);
    }

    @Override
    public ShortText of(Reminder reminder) {
        return GermanShort.of(reminder);
    }

    @Override
    public UnsubscribeText unsubscribing(MailKind kind) {
        String mails = called(kind);
        return new UnsubscribeText(
                LANGUAGE,
                "E-Mails abbestellen",
                "Möchten Sie keine E-Mails der Art „" + mails + "“ mehr erhalten?",
                "Ja, abbestellen",
                "Abbestellt",
                "Sie erhalten keine E-Mails der Art „" + mails
                        + "“ mehr. In Ihren Einstellungen in Onward können Sie sie wieder einschalten.",
                "Dieser Link funktioniert nicht",
                "Vielleicht wurde er beim Kopieren abgeschnitten. Bitte öffnen Sie ihn direkt aus der E-Mail.");
    }

    private static String called(MailKind kind) {
        return switch (kind) {
            case INVITATION -> "Einladung";
            case COMEBACK -> "Erinnerungen an Bewegung";
            case WEEKLY_SUMMARY -> "Wochenrückblick";
            case PLAN_CHANGED -> "Änderungen am Plan";
            case COACH_MESSAGE -> "Nachrichten vom Coach";
            case TRIAGE_DIGEST -> "Morgenliste";
            case RED_FLAG_ALERT -> "Warnung an den Coach";
            case FLARE_GUIDANCE -> "Hilfe in schwierigeren Tagen";
            case MILESTONE -> "Meilensteine";
            case REMINDER -> "tägliche Erinnerung";
        };
    }

    static Frame frame(Letterhead head, String subject, String title, String preheader, String purpose) {
        return new Frame(
                LANGUAGE,
                subject,
                title,
                preheader,
                "Sie erhalten diese E-Mail, weil " + head.studio() + " Onward nutzt, " + purpose + ".",
                sender(head.studio()),
                Optional.of(new Link(
                        "E-Mails dieser Art abbestellen", head.unsubscribe().toString())));
    }

    static String sender(String studio) {
        return "Gesendet von Onward für " + studio + ".";
    }
}
