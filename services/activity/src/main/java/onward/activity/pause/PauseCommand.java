package onward.activity.pause;

import java.time.LocalDate;
import java.util.UUID;
import onward.contracts.value.ExcusalReason;

/** What may be asked about pausing a plan. */
public sealed interface PauseCommand {

    /** Nothing is due from that date on, until further notice. */
    record PausePlan(UUID pauseId, LocalDate from, ExcusalReason reason, UUID by) implements PauseCommand {}

    /** From that date on it is due again. */
    record ResumePlan(LocalDate on, UUID by) implements PauseCommand {}
}
