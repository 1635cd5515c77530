package onward.notifications.mail;

import ch.digitalfondue.mjml4j.Mjml4j;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Locale;

/** Mails to HTML and text: words of the language, shape of the templates, MJML made into what mail clients read. */
public final class MailRenderer {
    private final TemplateEngine html = templates(ContentType.Html, "onward.notifications.mail.html");
    private final TemplateEngine text = templates(ContentType.Plain, "onward.notifications.mail.text");

    /** The mail in the language nearest to that locale. */
    public RenderedMail render(Mail mail, Locale locale) {
        Wording wording = Wording.in(locale);
        return switch (mail) {
            case Invitation invitation -> {
                InvitationText words = wording.of(invitation);
                yield rendered(words.frame(), "invitation.jte", words);
            }
            case Comeback comeback -> {
                ComebackText words = wording.of(comeback);
                yield rendered(words.frame(), "comeback.jte", words);
            }
            case WeeklySummary summary -> {
                WeeklySummaryText words = wording.of(summary);
                yield rendered(words.frame(), "weekly-summary.jte", words);
            }
            case PlanChanged changed -> {
                PlanChangedText words = wording.of(changed);
                yield rendered(words.frame(), "plan-changed.jte", words);
            }
            case CoachMessage message -> {
                CoachMessageText words = wording.of(message);
                yield rendered(words.frame(), "coach-message.jte", words);
            }
            case TriageDigest digest -> {
                TriageDigestText words = wording.of(digest);
                yield rendered(words.frame(), "triage-digest.jte", words);
            }
            case RedFlagAlert alert -> rendered(wording.of(alert));
            case FlareGuidance guidance -> rendered(wording.of(guidance));
            case Celebration celebration -> rendered(wording.of(celebration));
            case Reminder reminder -> rendered(wording.of(reminder));
        };
    }

    /** The words of the pages that switch off mails of that kind. */
    public UnsubscribeText unsubscribing(MailKind kind, Locale locale) {
        return Wording.in(locale).unsubscribing(kind);
    }

    private RenderedMail rendered(ShortText words) {
        return rendered(words.frame(), "short.jte", words);
    }

    private RenderedMail rendered(Frame frame, String template, Object words) {
        String mjml = filled(html, template, words);
        String page = Mjml4j.render(mjml, new Mjml4j.Configuration(frame.language()));
        return new RenderedMail(frame.subject(), page, filled(text, template, words));
    }

    private static String filled(TemplateEngine templates, String template, Object words) {
        StringOutput output = new StringOutput();
        templates.render(template, words, output);
        return output.toString();
    }

    /** Classes made of the templates by the build; a missing one is noticed by the first test. */
    private static TemplateEngine templates(ContentType type, String packageName) {
        return TemplateEngine.createPrecompiled(null, type, MailRenderer.class.getClassLoader(), packageName);
    }
}
