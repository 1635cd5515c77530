package onward.embedded;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/** Any recipient: everybody's mail goes to the one folder. Nobody can sign in. */
record MailRecipient(MailAddress address, MailFolder mails) implements GreenMailUser {
    @Override
    public void deliver(MovingMessage message) {
        // It comes once per recipient and is kept once.
        if (message.getToAddresses().iterator().next().equals(address)) {
            deliver(message.getMessage());
        }
    }

    @Override
    public void deliver(MimeMessage message) {
        mails.keep(message);
    }

    @Override
    public String getEmail() {
        return address.getEmail();
    }

    @Override
    public String getLogin() {
        return address.getEmail();
    }

    @Override
    public String getQualifiedMailboxName() {
        return address.getEmail();
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public void authenticate(String password) throws UserException {
        throw new UserException("nobody signs in here");
    }

    @Override
    public void create() {
        // Every address exists.
    }

    @Override
    public void delete() {
        // No address ceases to exist.
    }
}
