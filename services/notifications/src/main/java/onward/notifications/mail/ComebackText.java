package onward.notifications.mail;

/** The words of a call to come back, in one language. */
public record ComebackText(Frame frame, String greeting, String line, String how, Frame.Link button, String closing) {}
