package onward.notifications.mail;

/**
 * The words of an invitation, in one language.
 *
 * @param url where the button leads
 */
public record InvitationText(
        Frame frame,
        String greeting,
        String invitation,
        String whatOnwardIs,
        String button,
        String url,
        String answer,
        String ifTheButtonFails) {}
