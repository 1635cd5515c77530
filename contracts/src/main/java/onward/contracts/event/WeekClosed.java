package onward.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import onward.contracts.value.Figures;

/**
 * All seven dates of an ISO week are closed.
 *
 * @param week the ISO week, such as {@code 2026-W23}
 * @param monday its first local date
 * @param timeZone the client's home zone
 * @param closedAt when its last date closed
 * @param figures as of {@code closedAt}
 * @param movingDays dates on which the client moved, 0-7
 * @param onPlanDays dates on plan, 0-7
 * @param activeDays dates with a plan that were neither excused nor paused, 0-7
 * @param minutesWalked of all walks, in minutes
 * @param sessions how many count
 */
public record WeekClosed(
        String week,
        LocalDate monday,
        ZoneId timeZone,
        Instant closedAt,
        Figures figures,
        int movingDays,
        int onPlanDays,
        int activeDays,
        BigDecimal minutesWalked,
        int sessions)
        implements Event {}
