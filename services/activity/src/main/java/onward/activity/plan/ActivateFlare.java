package onward.activity.plan;

import java.time.LocalDate;
import java.util.UUID;

/** From that date on, the gentler form of the plan that is in force then. */
public record ActivateFlare(LocalDate from, UUID by) {}
