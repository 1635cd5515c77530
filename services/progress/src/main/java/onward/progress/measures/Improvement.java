package onward.progress.measures;

import onward.progress.adherence.Fraction;

/**
 * When less of something is an improvement that people notice: so many points, or 30 % of the baseline (Ostelo 2008).
 *
 * @param points of the measure's scale
 */
record Improvement(Fraction points) {
    private static final Fraction PART_OF_THE_BASELINE = Fraction.of(3, 10);

    /** Nothing is no improvement, even where 30 % of the baseline are nothing. */
    boolean isMeaningful(Fraction baseline, Fraction current) {
        Fraction less = baseline.minus(current);
        return less.isPositive() && (less.isAtLeast(points) || less.isAtLeast(baseline.times(PART_OF_THE_BASELINE)));
    }
}
