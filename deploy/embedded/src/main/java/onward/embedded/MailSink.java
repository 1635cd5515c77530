package onward.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Takes every mail by SMTP, sends none on, and shows them over HTTP. A mail is in its folder before SMTP answers that it
 * was taken.
 */
public final class MailSink implements AutoCloseable {
    private final GreenMail smtp;
    private final MailPages pages;

    private MailSink(GreenMail smtp, MailPages pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    /** Arguments: the folder, the port for SMTP, the port for HTTP. Ends on SIGTERM. */
    public static void main(String[] arguments) {
        MailSink sink = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(sink::close, "stop"));
    }

    /** Starts in this process, on 127.0.0.1; what the folder holds already is shown too. */
    public static MailSink start(Path folder, int smtpPort, int httpPort) {
        var mails = new MailFolder(folder);
        var smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager().setMessageDeliveryHandler((message, address) -> new MailRecipient(address, mails));
        try {
            smtp.start();
            return new MailSink(smtp, MailPages.start(mails, httpPort));
        } catch (IOException e) {
            smtp.stop();
            throw new UncheckedIOException("the mails cannot be shown on port " + httpPort, e);
        }
    }

    @Override
    public void close() {
        pages.close();
        smtp.stop();
    }
}
