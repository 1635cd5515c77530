package onward.notifications.mail;

import java.time.LocalDate;
import java.util.List;

/**
 * Which clients need their coach today, the most urgent first.
 *
 * @param today the coach's local date
 * @param clients how many there are; one may be on the list for two reasons
 * @param stopped clients without movement for 72 hours or more, the longest first
 * @param unconfirmed names of clients whose plan in force holds assumptions
 */
public record TriageDigest(
        Letterhead head, LocalDate today, int clients, List<Stopped> stopped, List<String> unconfirmed)
        implements Mail {

    public TriageDigest {
        stopped = List.copyOf(stopped);
        unconfirmed = unconfirmed.stream().map(OneLine::of).toList();
    }

    /**
     * A client who has stopped moving.
     *
     * @param lastMoved the client's local date on which the last movement ended
     * @param days whole days since then
     */
    public record Stopped(String client, LocalDate lastMoved, long days) {
        public Stopped {
            client = OneLine.of(client);
        }
    }

    @Override
    public MailKind kind() {
        return MailKind.TRIAGE_DIGEST;
    }
}
