package onward.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import onward.contracts.value.DayFigures;

/**
 * A local date is over for good.
 *
 * @param timeZone the client's home zone, whose midnight ended the date
 * @param closedAt 48 h after that midnight
 * @param figures as of {@code closedAt}
 */
public record DateClosed(LocalDate date, ZoneId timeZone, Instant closedAt, DayFigures figures) implements Event {}
