package onward.progress.cohort;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import onward.progress.adherence.Fraction;

/**
 * Of how many clients something holds; of fewer than five nothing is told but that.
 *
 * @param n clients of whom it can be said
 * @param share of them, in four decimals
 */
record Share(boolean withheld, Optional<Integer> n, Optional<Integer> count, Optional<BigDecimal> share) {

    static <T> Share of(Collection<T> all, Predicate<T> holds) {
        if (Withheld.is(all.size())) {
            return new Share(true, Optional.empty(), Optional.empty(), Optional.empty());
        }
        int count = Math.toIntExact(all.stream().filter(holds).count());
        return new Share(
                false,
                Optional.of(all.size()),
                Optional.of(count),
                Optional.of(Fraction.of(count, all.size()).ratio()));
    }
}
