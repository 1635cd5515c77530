package onward.notifications.mail;

import java.net.URI;

/**
 * A client answered a red flag with yes. Which one stands in Onward alone.
 *
 * @param to the name of the coach
 * @param client the name of the client
 * @param studio the studio's name
 * @param app where Onward is found
 */
public record RedFlagAlert(String to, String client, String studio, URI app) implements Mail {
    public RedFlagAlert {
        to = OneLine.of(to);
        client = OneLine.of(client);
        studio = OneLine.of(studio);
    }

    @Override
    public MailKind kind() {
        return MailKind.RED_FLAG_ALERT;
    }
}
