package onward.notifications.sending;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import onward.notifications.mail.OneLine;

/** Names and addresses as they stand in a header. */
final class Mailbox {
    private Mailbox() {}

    /**
     * The address with its name, encoded where it must be (RFC 2047), the domain in ASCII (RFC 5891).
     *
     * @throws AddressException if no mail can be sent there
     */
    static InternetAddress of(String name, String address) throws AddressException {
        InternetAddress mailbox = new InternetAddress();
        mailbox.setAddress(ascii(address.strip()));
        mailbox.validate();
        try {
            mailbox.setPersonal(OneLine.of(name), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return mailbox;
    }

    private static String ascii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at < 1 || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw new AddressException("not an address that every mail server takes");
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("not a domain");
        }
    }
}
