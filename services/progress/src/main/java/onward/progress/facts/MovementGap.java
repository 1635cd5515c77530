package onward.progress.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Absence;

/**
 * How long a client has not moved. The hours run from the end of the last movement and stand still on dates that are
 * excused or paused.
 *
 * @param since when the last movement ended
 * @param home the zone that tells the dates
 * @param absences all that reach into the dates that are looked at
 * @param until the last date that is looked at; who is absent for longer is looked at again when that ends
 */
record MovementGap(Instant since, ZoneId home, List<Absence> absences, LocalDate until) {
    /** After how many hours something is found: the client is nudged, then the coach is told. */
    static final List<Integer> HOURS = List.of(48, 72);

    MovementGap {
        absences = List.copyOf(absences);
    }

    /** When the gap is that long; empty while an absence has no end in sight. */
    Optional<Instant> reaches(int hours) {
        Duration left = Duration.ofHours(hours);
        LocalDate first = LocalDate.ofInstant(since, home);
        Instant from = since;
        for (LocalDate date = first; !date.isAfter(until); date = date.plusDays(1)) {
            Instant to = date.plusDays(1).atStartOfDay(home).toInstant();
            if (!isAbsent(date)) {
                Duration active = Duration.between(from, to);
                if (active.compareTo(left) >= 0) {
                    return Optional.of(from.plus(left));
                }
                left = left.minus(active);
            }
            from = to;
        }
        return Optional.empty();
    }

    private boolean isAbsent(LocalDate date) {
        return absences.stream().anyMatch(absence -> absence.covers(date));
    }
}
