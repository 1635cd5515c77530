package onward.progress.reading;

import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.progress.adherence.Window;

/** Reads the parameters of a query, with a problem that says which one is wrong. */
public final class Query {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_WINDOW = 400;

    private Query() {}

    /**
     * A date.
     *
     * @throws ProblemException 400 if it is not a date, 422 if its year has not one to four digits
     */
    public static LocalDate date(String name, String text) {
        LocalDate date = parse(name, text);
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw outOfBounds(name + " must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return date;
    }

    /**
     * The window from one date to another, both included.
     *
     * @throws ProblemException 422 if it ends before it begins, or has more than 400 dates
     */
    public static Window window(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw outOfBounds("from must not be after to.");
        }
        if (from.plusDays(LONGEST_WINDOW).compareTo(to) <= 0) {
            throw outOfBounds("A window has at most " + LONGEST_WINDOW + " dates.");
        }
        return new Window(from, to);
    }

    private static LocalDate parse(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw malformed(name + " must be a date such as 2026-06-01.");
        }
    }

    /**
     * A version of a stream, if one is given.
     *
     * @throws ProblemException 400 if it is not one: 0, 1, 2, ...
     */
    public static Optional<Long> version(String name, Optional<String> text) {
        return text.map(digits -> wholeNumber(name, digits, Long.MAX_VALUE));
    }

    /**
     * A whole number.
     *
     * @throws ProblemException 400 if it is not one from 0 to {@code most}
     */
    public static long wholeNumber(String name, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed(name + " must be a whole number.");
        }
        throw malformed(name + " must be a whole number from 0 to " + most + ".");
    }

    /**
     * How many at most, if it is said.
     *
     * @throws ProblemException 400 if it is not a whole number from 1 to {@code most}
     */
    public static Optional<Integer> limit(Optional<String> text, int most) {
        return text.map(digits -> {
            int limit = Math.toIntExact(wholeNumber("limit", digits, most));
            if (limit == 0) {
                throw malformed("limit must be at least 1.");
            }
            return limit;
        });
    }

    /**
     * An instant, if one is given.
     *
     * @throws ProblemException 400 if it is not one, 422 if its year has not one to four digits
     */
    public static Optional<Instant> instant(String name, Optional<String> text) {
        return text.map(given -> {
            Instant instant;
            try {
                // A plus sign that nobody encoded arrives as a space.
                instant = OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
            } catch (DateTimeParseException e) {
                throw malformed(name + " must be an instant such as 2026-06-01T12:00:00Z.");
            }
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw outOfBounds(name + " must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
            }
            // As everything is recorded: what the database would round up was not recorded by then.
            return instant.truncatedTo(ChronoUnit.MICROS);
        });
    }

    /**
     * Whether something is wanted; not unless it is said.
     *
     * @throws ProblemException 400 if it is neither {@code true} nor {@code false}
     */
    public static boolean flag(String name, Optional<String> text) {
        return text.map(given -> switch (given) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw malformed(name + " must be true or false.");
                })
                .orElse(false);
    }

    public static ProblemException malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", detail).exception();
    }

    public static ProblemException outOfBounds(String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "value.out-of-bounds", detail)
                .exception();
    }
}
