package onward.kit.timers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/** Where moments that people name by their own clock lie, also on the days when that clock is changed. */
public final class LocalTimes {
    private LocalTimes() {}

    /**
     * The first instant of that local date. Where midnight is skipped it is the first instant after the gap, and so it
     * is for a date that was skipped as a whole (30 December 2011 in Apia).
     */
    public static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * The next instant strictly after that one at which the local clock shows that time. A time that is skipped that day
     * means the first instant after the gap, one that comes twice the first of both; a date that is skipped as a whole
     * has no such time.
     */
    public static Instant next(Instant after, LocalTime at, ZoneId zone) {
        LocalDate date = after.atZone(zone).toLocalDate();
        while (true) {
            Optional<Instant> candidate = on(date, at, zone).filter(instant -> instant.isAfter(after));
            if (candidate.isPresent()) {
                return candidate.get();
            }
            date = date.plusDays(1);
        }
    }

    private static Optional<Instant> on(LocalDate date, LocalTime at, ZoneId zone) {
        LocalDateTime local = date.atTime(at);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return Optional.of(local.toInstant(offsets.getFirst()));
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        boolean dateIsSkipped = !gap.getDateTimeBefore().isAfter(date.atStartOfDay())
                && !gap.getDateTimeAfter().isBefore(date.plusDays(1).atStartOfDay());
        return dateIsSkipped ? Optional.empty() : Optional.of(gap.getInstant());
    }
}
