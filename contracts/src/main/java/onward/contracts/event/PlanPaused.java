package onward.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import onward.contracts.value.ExcusalReason;

/** Nothing is due from this local date on, until the plan is resumed. */
public record PlanPaused(UUID pauseId, LocalDate from, ExcusalReason reason, UUID by) implements Event {}
