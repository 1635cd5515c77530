package onward.notifications.mail;

import java.time.LocalDate;
import java.util.List;
import onward.contracts.value.TriageReason;

/**
 * Which clients need their coach today, the most urgent first.
 *
 * @param today the coach's local date
 */
public record TriageDigest(Letterhead head, LocalDate today, List<InNeed> clients) implements Mail {

    public TriageDigest {
        clients = List.copyOf(clients);
    }

    /**
     * A client on the list.
     *
     * @param reasons the most urgent first
     */
    public record InNeed(String client, List<Why> reasons) {
        public InNeed {
            client = OneLine.of(client);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One reason.
     *
     * @param since the coach's local date on which it began
     */
    public record Why(TriageReason reason, LocalDate since) {}

    @Override
    public MailKind kind() {
        return MailKind.TRIAGE_DIGEST;
    }
}
