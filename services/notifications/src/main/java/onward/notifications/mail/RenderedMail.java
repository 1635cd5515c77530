package onward.notifications.mail;

/** A mail as it goes out: the same content as HTML and as plain text. */
public record RenderedMail(String subject, String html, String text) {}
