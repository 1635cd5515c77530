package onward.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import onward.contracts.value.ExcusalReason;

/** Nothing is due on these local dates, both ends included. */
public record DaysExcused(UUID excusalId, LocalDate from, LocalDate to, ExcusalReason reason, UUID by)
        implements Event {}
