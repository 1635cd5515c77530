package onward.progress.cohort;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Fraction;

/**
 * How adherence is distributed over clients; of fewer than five nothing is told but that.
 *
 * @param n clients of whom something was due
 * @param quartiles in four decimals
 * @param histogram how many clients from 0, 0.2, 0.4, 0.6 and 0.8 on; 1 is in the last
 */
record Distribution(
        boolean withheld, Optional<Integer> n, Optional<Quartiles> quartiles, Optional<List<Integer>> histogram) {
    private static final int BINS = 5;

    /** With a quarter of the clients below, half, and three quarters; interpolated between neighbours. */
    record Quartiles(BigDecimal lower, BigDecimal median, BigDecimal upper) {}

    static Distribution of(List<Fraction> ratios) {
        if (Withheld.is(ratios.size())) {
            return new Distribution(true, Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<Fraction> sorted = ratios.stream().sorted().toList();
        return new Distribution(
                false,
                Optional.of(sorted.size()),
                Optional.of(new Quartiles(quarter(sorted, 1), quarter(sorted, 2), quarter(sorted, 3))),
                Optional.of(histogram(sorted)));
    }

    /** Of n values the one at (n - 1) x q/4, counted from 0; between two of them in proportion. */
    private static BigDecimal quarter(List<Fraction> sorted, int q) {
        int quarters = (sorted.size() - 1) * q;
        Fraction below = sorted.get(quarters / 4);
        Fraction above = sorted.get(Math.min(quarters / 4 + 1, sorted.size() - 1));
        return below.plus(above.minus(below).times(Fraction.of(quarters % 4, 4)))
                .ratio();
    }

    private static List<Integer> histogram(List<Fraction> ratios) {
        List<Integer> bins = new ArrayList<>(Collections.nCopies(BINS, 0));
        for (Fraction ratio : ratios) {
            int bin = BINS - 1;
            while (!ratio.isAtLeast(Fraction.of(bin, BINS))) {
                bin--;
            }
            bins.set(bin, bins.get(bin) + 1);
        }
        return bins;
    }
}
