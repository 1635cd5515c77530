package onward.activity.decision;

import static onward.activity.decision.Decision.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import onward.activity.decision.Decision.Refused;

/** What a single value may be; each check answers with the refusal, if there is one. */
public final class Bounds {
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 80;
    private static final BigDecimal LONGEST_MINUTES = BigDecimal.valueOf(1440);

    private Bounds() {}

    /** A whole number from least to most. */
    public static Optional<Refused> whole(int value, int least, int most, String pointer) {
        return value >= least && value <= most
                ? Optional.empty()
                : outOfBounds("must be a whole number from " + least + " to " + most, pointer);
    }

    /** Minutes: more than none, at most a day's, two decimals. */
    public static Optional<Refused> minutes(BigDecimal value, String pointer) {
        boolean inRange = value.signum() > 0 && value.compareTo(LONGEST_MINUTES) <= 0;
        // The scale is looked at only within the range: 1E+999999999 would not survive it.
        return inRange && value.stripTrailingZeros().scale() <= 2
                ? Optional.empty()
                : outOfBounds("must be more than 0 and at most 1440, with at most two decimals", pointer);
    }

    /** A number from 0 to most with so many decimals. */
    public static Optional<Refused> decimal(BigDecimal value, int most, int decimals, String pointer) {
        boolean inRange = value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        boolean exact =
                inRange && (value.signum() == 0 || value.stripTrailingZeros().scale() <= decimals);
        return exact
                ? Optional.empty()
                : outOfBounds("must be from 0 to " + most + ", with at most " + decimals + " decimals", pointer);
    }

    /** A list of that size. */
    public static Optional<Refused> size(int size, int least, int most, String pointer) {
        return size >= least && size <= most
                ? Optional.empty()
                : outOfBounds("must have from " + least + " to " + most + " members", pointer);
    }

    /** A text of any lines, at most so many characters as a person counts them. */
    public static Optional<Refused> text(String text, int most, String pointer) {
        return text.codePointCount(0, text.length()) <= most && isWellFormed(text)
                ? Optional.empty()
                : outOfBounds("must be a text of at most " + most + " characters", pointer);
    }

    /** A text of one line that says something. */
    public static Optional<Refused> line(String text, int most, String pointer) {
        boolean oneLine = !text.isBlank() && text.chars().noneMatch(Bounds::breaksLine);
        return oneLine && text(text, most, pointer).isEmpty()
                ? Optional.empty()
                : outOfBounds("must be one line of 1 to " + most + " characters", pointer);
    }

    /** A text of any lines that says something. */
    public static Optional<Refused> words(String text, int most, String pointer) {
        return !text.isBlank() && text(text, most, pointer).isEmpty()
                ? Optional.empty()
                : outOfBounds("must be a text of 1 to " + most + " characters", pointer);
    }

    /** The first refusal of a list's members, with the place of that member. */
    public static <T> Optional<Refused> each(List<T> members, String pointer, Function<T, Optional<Refused>> check) {
        return Refused.firstOf(IntStream.range(0, members.size())
                .mapToObj(at -> () -> check.apply(members.get(at)).map(refusal -> refusal.under(pointer + "/" + at))));
    }

    /** A name for programs. */
    public static Optional<Refused> slug(String slug, String pointer) {
        return slug.length() <= LONGEST_SLUG && SLUG.matcher(slug).matches()
                ? Optional.empty()
                : outOfBounds("must be lower-case words joined by hyphens, such as dead-bug", pointer);
    }

    /** A date that RFC 3339 can write. */
    public static Optional<Refused> date(LocalDate date, String pointer) {
        return whole(date.getYear(), 1, 9999, pointer).isEmpty()
                ? Optional.empty()
                : outOfBounds("must be a date of the years 1 to 9999", pointer);
    }

    /** A region of the IANA time zone database; an offset such as {@code +01:00} is none. */
    public static Optional<Refused> zone(String id, String pointer) {
        return ZONES.contains(id)
                ? Optional.empty()
                : Optional.of(refused(
                        Reason.TIME_ZONE_UNKNOWN,
                        "There is no IANA time zone of the name " + quoted(id) + ".",
                        pointer));
    }

    /** The refusal of a value that this sentence says what it must be of. */
    public static Optional<Refused> outOfBounds(String mustBe, String pointer) {
        return Optional.of(refused(
                Reason.VALUE_OUT_OF_BOUNDS,
                pointer.substring(pointer.lastIndexOf('/') + 1) + " " + mustBe + ".",
                pointer));
    }

    /** A caller's word, cut to what can be shown in a sentence. */
    public static String quoted(String word) {
        int shown = word.offsetByCodePoints(0, Math.min(80, word.codePointCount(0, word.length())));
        return "'" + word.substring(0, shown).replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static boolean breaksLine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    /** Half of a surrogate pair has no UTF-8, so such a text could never be recorded. */
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
