package onward.progress.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When a local date is over for good: 48 h after the midnight that ends it, at home. */
final class Closing {
    private static final Duration GRACE = Duration.ofDays(2);

    private Closing() {}

    static Instant of(LocalDate date, ZoneId home) {
        return date.plusDays(1).atStartOfDay(home).toInstant().plus(GRACE);
    }

    /** The first date that closes after that instant: what closed before was never open to who came later. */
    static LocalDate firstAfter(Instant instant, ZoneId home) {
        return LocalDate.ofInstant(instant.minus(GRACE), home);
    }
}
