package onward.notifications.mail;

import java.net.URI;
import java.util.Optional;

/**
 * A client was enrolled and is asked to come to Onward.
 *
 * @param client the client's name
 * @param studio the studio's name
 * @param inviter the name of the coach, or of who enrolled the client; the studio invites when it is not known
 * @param app where Onward is found
 */
public record Invitation(String client, String studio, Optional<String> inviter, URI app) implements Mail {
    public Invitation {
        client = OneLine.of(client);
        studio = OneLine.of(studio);
        inviter = inviter.map(OneLine::of).filter(name -> !name.isEmpty());
    }

    @Override
    public MailKind kind() {
        return MailKind.INVITATION;
    }
}
