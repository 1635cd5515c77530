package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.Milestone;
import onward.notifications.queue.Mails;
import onward.notifications.sealing.SealedTexts;

/** What mails are about, opened when they are written. */
@Singleton
public final class MailContents {
    private static final EventCodec CODEC = new EventCodec();
    private static final String SEPARATOR = " ";

    private final Mails mails;
    private final SealedTexts texts;

    MailContents(Mails mails, SealedTexts texts) {
        this.mails = mails;
        this.texts = texts;
    }

    /** What was reached, in order; empty if the stream was erased. */
    public List<Milestone> milestones(UUID stream, UUID mailId) {
        return words(stream, mailId).stream()
                .flatMap(written -> Arrays.stream(written.split(SEPARATOR, -1)))
                .flatMap(code -> Arrays.stream(Milestone.values())
                        .filter(milestone -> milestone.code().equals(code)))
                .toList();
    }

    /** What {@link #milestones} reads, and one more. */
    static String with(String written, Milestone reached) {
        return written + SEPARATOR + reached.code();
    }

    /** The words of it; empty if there are none, or if the stream was erased. */
    public Optional<String> words(UUID stream, UUID mailId) {
        return mails.content(mailId).flatMap(bytes -> texts.open(Asking.place(stream, mailId), bytes));
    }

    /** The week it is about; empty if the stream was erased. */
    public Optional<WeekClosed> week(UUID stream, UUID mailId) {
        return words(stream, mailId).map(written -> (WeekClosed) CODEC.decode(
                EventType.WEEK_CLOSED.wireName(),
                EventType.WEEK_CLOSED.version(),
                written.getBytes(StandardCharsets.UTF_8)));
    }
}
