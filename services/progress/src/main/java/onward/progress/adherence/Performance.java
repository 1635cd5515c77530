package onward.progress.adherence;

import java.time.LocalDate;
import java.util.UUID;
import onward.contracts.value.Entry;
import onward.contracts.value.PlanItem;

/**
 * One entry of one session.
 *
 * @param position of the entry in its session, from 0
 */
public record Performance(UUID sessionId, int position, LocalDate date, Entry entry) {
    boolean isOf(PlanItem item) {
        return entry.item().equals(item.item());
    }
}
