package onward.progress.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Hold;

/**
 * How long a client has not moved. The hours run from the end of the last movement and stand still on dates that are
 * excused or paused, and on hold.
 *
 * @param since when the last movement ended
 * @param home the zone that tells the dates
 * @param absences all that reach into the dates that are looked at
 * @param holds all times on hold, in the order in which they began
 * @param until the last date that is looked at; who is absent for longer is looked at again when that ends
 */
record MovementGap(Instant since, ZoneId home, List<Absence> absences, List<Hold> holds, LocalDate until) {
    /** Dates that are looked ahead. */
    static final int DATES_AHEAD = 30;

    /** After how many hours something is found: the client is nudged, then the coach is told. */
    static final List<Integer> HOURS = List.of(48, 72);

    MovementGap {
        absences = List.copyOf(absences);
        holds = holds.stream().sorted(Comparator.comparing(Hold::placedAt)).toList();
    }

    /** A time in which the hours run. */
    private record Running(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }

        /** What is left of it without that hold: before it, after it. */
        Stream<Running> without(Hold hold) {
            if (!hold.touches(from, to)) {
                return Stream.of(this);
            }
            return Stream.of(
                            new Running(from, hold.placedAt()),
                            new Running(hold.liftedAt().orElse(to), to))
                    .filter(rest -> rest.from.isBefore(rest.to));
        }
    }

    /** When the gap is that long; empty while an absence or a hold has no end in sight. */
    Optional<Instant> reaches(int hours) {
        Duration left = Duration.ofHours(hours);
        for (LocalDate date = first(); !date.isAfter(until); date = date.plusDays(1)) {
            for (Running running : running(date)) {
                if (running.length().compareTo(left) >= 0) {
                    return Optional.of(running.from.plus(left));
                }
                left = left.minus(running.length());
            }
        }
        return Optional.empty();
    }

    /** How long it is at that instant. */
    Duration at(Instant now) {
        if (now.isBefore(since)) {
            return Duration.ZERO;
        }
        return first().datesUntil(LocalDate.ofInstant(now, home).plusDays(1))
                .flatMap(date -> running(date).stream())
                .filter(running -> running.from.isBefore(now))
                .map(running -> new Running(running.from, running.to.isBefore(now) ? running.to : now).length())
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean isAbsent(LocalDate date) {
        return absences.stream().anyMatch(absence -> absence.covers(date));
    }

    private LocalDate first() {
        return LocalDate.ofInstant(since, home);
    }

    private List<Running> running(LocalDate date) {
        if (isAbsent(date)) {
            return List.of();
        }
        Instant midnight = date.atStartOfDay(home).toInstant();
        List<Running> running = List.of(new Running(
                since.isAfter(midnight) ? since : midnight,
                date.plusDays(1).atStartOfDay(home).toInstant()));
        for (Hold hold : holds) {
            running = running.stream().flatMap(one -> one.without(hold)).toList();
        }
        return running;
    }
}
