package onward.notifications.mail;

import java.util.Locale;
import java.util.Map;

/** Every word of every mail, in one language. */
interface Wording {

    InvitationText of(Invitation invitation);

    ComebackText of(Comeback comeback);

    WeeklySummaryText of(WeeklySummary summary);

    PlanChangedText of(PlanChanged changed);

    CoachMessageText of(CoachMessage message);

    TriageDigestText of(TriageDigest digest);

    ShortText of(RedFlagAlert alert);

    ShortText of(FlareGuidance guidance);

    ShortText of(Celebration celebration);

    ShortText of(Reminder reminder);

    /** The pages behind the link that switches mails of that kind off. */
    UnsubscribeText unsubscribing(MailKind kind);

    /** The wording in the language of that locale; English for one that nobody has written yet. */
    static Wording in(Locale locale) {
        return WRITTEN.getOrDefault(locale.getLanguage(), WRITTEN.get(English.LANGUAGE));
    }

    /** By ISO 639 language code. */
    Map<String, Wording> WRITTEN = Map.of(English.LANGUAGE, new English(), German.LANGUAGE, new German());
}
