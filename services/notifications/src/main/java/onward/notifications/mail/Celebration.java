package onward.notifications.mail;

import java.util.List;
import onward.contracts.value.Milestone;

/**
 * A client reached something.
 *
 * @param reached at least one, in the order in which they were found
 */
public record Celebration(Letterhead head, List<Milestone> reached) implements Mail {
    public Celebration {
        reached = List.copyOf(reached);
    }

    @Override
    public MailKind kind() {
        return MailKind.MILESTONE;
    }
}
