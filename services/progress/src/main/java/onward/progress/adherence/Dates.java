package onward.progress.adherence;

import java.time.LocalDate;

/** One of two dates. */
public final class Dates {
    private Dates() {}

    public static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    public static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
