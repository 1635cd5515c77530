package onward.activity.excusal;

import java.time.LocalDate;
import java.util.UUID;
import onward.contracts.value.ExcusalReason;

/** What may be asked about dates on which nothing is due. */
public sealed interface ExcusalCommand {

    /** Nothing is due from the one to the other, both included. */
    record ExcuseDays(UUID excusalId, LocalDate from, LocalDate to, ExcusalReason reason, UUID by)
            implements ExcusalCommand {}

    /** It is due after all. */
    record WithdrawExcusal(UUID excusalId, UUID by) implements ExcusalCommand {}
}
