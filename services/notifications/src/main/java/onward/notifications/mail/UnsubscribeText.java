package onward.notifications.mail;

/** The words of the pages that switch off a kind of mail, in one language. */
public record UnsubscribeText(
        String language,
        String title,
        String question,
        String button,
        String doneTitle,
        String done,
        String unknownTitle,
        String unknown) {}
