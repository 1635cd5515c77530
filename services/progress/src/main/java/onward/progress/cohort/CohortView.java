package onward.progress.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import onward.contracts.value.Category;

/**
 * The answer of {@code GET /v1/cohort}. There is no count of all: what is withheld of a part must not follow from the whole.
 *
 * @param adherence every category
 * @param responders whose improvement is meaningful
 * @param retention of those who were enrolled before the window, who moved in each of its ISO weeks that is over
 */
record CohortView(
        LocalDate from,
        LocalDate to,
        SortedMap<Category, Distribution> adherence,
        Responders responders,
        List<Week> retention) {

    record Responders(Share pain, Share function) {}

    /** One ISO week, or the part of it that lies in the window. */
    record Week(String week, LocalDate from, LocalDate to, Share moved) {}
}
