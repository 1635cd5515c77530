package onward.progress.adherence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** The local dates from one to another, both included. */
public record Window(LocalDate from, LocalDate to) {
    public Window {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a window that ends before it begins: " + from + " to " + to);
        }
    }

    /** The ISO week of that date. */
    public static Window weekOf(LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Window(monday, monday.plusDays(6));
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    public Stream<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1));
    }

    /** The parts of this window that lie in one ISO week each, in order. */
    public List<Window> weeks() {
        return Stream.iterate(from, monday -> !monday.isAfter(to), Window::nextMonday)
                .map(first -> new Window(first, Dates.earlier(nextMonday(first).minusDays(1), to)))
                .toList();
    }

    /** The name of the ISO week that it begins in: {@code 2026-W23}. */
    public String isoWeek() {
        return "%d-W%02d".formatted(from.get(IsoFields.WEEK_BASED_YEAR), from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static LocalDate nextMonday(LocalDate date) {
        return date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }
}
