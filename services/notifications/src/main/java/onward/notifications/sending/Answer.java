package onward.notifications.sending;

import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What the mail server says to a letter. Causes name neither the recipient nor the content. */
sealed interface Answer {
    /** It is the server's now. */
    record Accepted() implements Answer {}

    /** Not this letter to this recipient, now or later. */
    record Refused(String cause) implements Answer {}

    /** Surely not taken; later perhaps. */
    record NotNow(String cause) implements Answer {}

    /** The server was given all of it and did not say whether it took it. */
    record InDoubt(String cause) implements Answer {}

    /** RFC 3463: says more than the code, and names nobody. */
    Pattern ENHANCED_STATUS = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /**
     * What a failure to send means. 5xx to RCPT or DATA is about this letter; to anything else (greeting, sign-in, MAIL
     * FROM) it is about us.
     *
     * @param written whether the server was given all of the message
     */
    static Answer of(MessagingException thrown, boolean written) {
        Exception cause = thrown;
        while (cause instanceof MessagingException messaging) {
            switch (messaging) {
                case SMTPAddressFailedException to
                when to.getReturnCode() > 0 -> {
                    return answer("the recipient", to.getReturnCode(), to.getMessage());
                }
                case SMTPSendFailedException sending
                when sending.getReturnCode() > 0 -> {
                    boolean aboutUs = sending.getCommand().startsWith("MAIL");
                    return aboutUs
                            ? new NotNow(cause("the sender", sending.getReturnCode(), sending.getMessage()))
                            : answer("the message", sending.getReturnCode(), sending.getMessage());
                }
                case MessagingException other -> {
                    if (other.getNextException() == null) {
                        return unanswered(other, written);
                    }
                    cause = other.getNextException();
                }
            }
        }
        return unanswered(cause, written);
    }

    private static Answer unanswered(Exception cause, boolean written) {
        String kind = cause.getClass().getSimpleName();
        return written
                ? new InDoubt("the mail server did not say whether it took the message: " + kind)
                : new NotNow("the mail server could not be used: " + kind);
    }

    private static Answer answer(String what, int code, String said) {
        boolean forGood = code >= 500 && code < 600;
        return forGood ? new Refused(cause(what, code, said)) : new NotNow(cause(what, code, said));
    }

    private static String cause(String what, int code, String said) {
        Matcher status = ENHANCED_STATUS.matcher(said);
        return "the mail server answered " + code + (status.find() ? " " + status.group(1) : "") + " to " + what;
    }
}
