package onward.progress.measures.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import onward.progress.adherence.Fraction;
import onward.progress.measures.Course;

/**
 * How a measure went, in the same shape for all. Numbers are rounded half-even to four decimals.
 *
 * @param baseline null while too little is known, as are current and change
 * @param change current minus baseline
 * @param meaningful whether it is an improvement by the measure's threshold; false where there is none
 * @param enough whether there are figures
 * @param notEnough what is missing if there are none
 */
record Figures(
        @JsonInclude Optional<BigDecimal> baseline,
        @JsonInclude Optional<BigDecimal> current,
        @JsonInclude Optional<BigDecimal> change,
        boolean meaningful,
        boolean enough,
        Optional<NotEnough> notEnough) {
    private static final int DECIMALS = 4;

    /**
     * Too little is known.
     *
     * @param have how many of what is counted there are
     * @param need how many it takes
     * @param of what is counted
     */
    record NotEnough(int have, int need, String of) {}

    /** @param counted what a figure takes some of, such as "dates with a pain reading" */
    static Figures of(Course course, String counted) {
        return switch (course) {
            case Course.Known known ->
                new Figures(
                        Optional.of(number(known.baseline())),
                        Optional.of(number(known.current())),
                        Optional.of(number(known.change())),
                        known.meaningful(),
                        true,
                        Optional.empty());
            case Course.TooLittle(int have, int need) ->
                new Figures(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.of(new NotEnough(have, need, counted)));
        };
    }

    static BigDecimal number(Fraction exact) {
        return number(exact.ratio());
    }

    static BigDecimal number(BigDecimal exact) {
        BigDecimal shortest = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
