package onward.progress.adherence;

import java.util.Comparator;
import onward.contracts.value.PlanItem;

/**
 * A performance with the credit that the dose in force gives it.
 *
 * @param how the credit comes about
 */
public record Credited(Performance performance, PlanItem item, Credit how, Fraction credit) {
    static final Comparator<Credited> BEST_FIRST =
            Comparator.comparing(Credited::credit).reversed();

    static Credited of(Performance done, PlanItem item) {
        Credit how = Credit.of(done.entry(), item);
        return new Credited(done, item, how, how.value());
    }
}
