package onward.notifications.mail;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How a client's week went: what was done, and nothing of how it felt.
 *
 * @param monday the week's first local date
 * @param ratio of the plan that was done, 0 to 1
 * @param movingDays dates on which the client moved
 * @param activeDays dates on which something could be due
 * @param minutesWalked in minutes
 */
public record WeeklySummary(
        Letterhead head, LocalDate monday, BigDecimal ratio, int movingDays, int activeDays, BigDecimal minutesWalked)
        implements Mail {
    @Override
    public MailKind kind() {
        return MailKind.WEEKLY_SUMMARY;
    }
}
