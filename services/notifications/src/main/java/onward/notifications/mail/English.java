package onward.notifications.mail;

/** The mails in English. */
final class English implements Wording {
    static final String LANGUAGE = "en";

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
                        "Sent by Onward for " + studio + "."),
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
}
