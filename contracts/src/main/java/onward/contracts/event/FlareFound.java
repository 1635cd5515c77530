package onward.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;

/**
 * A flare, reported or suspected. Told once for each local date and cause, and never taken back.
 *
 * @param flareId follows from the client, the date and the cause
 * @param on the local date, in the zone in which it was said
 * @param at when it showed: the time of the check-in, the end of the session. May lie long before it is told, after a late
 *     log
 * @param why what it was recognised by; of several signs of one cause the first that was seen
 * @param pain 0-10: what the client said with it, if anything
 * @param rise points by which the daily value rose, of a next-day rise
 */
public record FlareFound(
        UUID flareId,
        FlareCause cause,
        LocalDate on,
        Instant at,
        FlareSign why,
        Optional<Integer> pain,
        Optional<BigDecimal> rise)
        implements Event {}
