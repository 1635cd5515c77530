package onward.progress.adherence.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onward.contracts.value.Category;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.FilledSlots;
import onward.progress.adherence.Streak;
import onward.progress.adherence.StreakWalk;
import onward.progress.adherence.read.FiguresView.Slots;
import onward.progress.adherence.read.SlotsView.IgnoredView;

/**
 * How the figures of a window come about: the answer's {@code explain}. Sums are exact and can be evaluated as they
 * stand; what is left of the last {@code =} is what was computed, what is right of it the figure.
 *
 * @param overall the mean over the categories: {@code "(15/21 + 14/21 + 2/3 + 0/2) / 4 = 43/84"}; absent when nothing was
 *     due
 * @param slots all that was due, by item, each with what filled it and what it ignored; the sum of an item's are its
 *     figures
 * @param ignored what was done for nothing that was due on its date; with those in the slots, every performance of the
 *     window stands in here once
 * @param weeks the mean of each ISO week, those without anything due left out
 * @param days what each date's status was given for
 */
record ExplanationView(
        Optional<String> overall,
        Map<Category, CategoryView> categories,
        Map<String, List<SlotsView>> slots,
        List<IgnoredView> ignored,
        Map<String, String> weeks,
        List<DayView> days,
        StreaksView streaks) {

    /**
     * A category's ratio as a sum over its items, in the order of {@code items}.
     *
     * @param sum {@code "(5 + 7) / (7 + 7) = 6/7"}
     */
    record CategoryView(String sum, Map<String, Slots> items) {}

    /** What the status of a date was given for. */
    record DayView(LocalDate date, String moving, String onPlan) {
        static DayView of(DayStatus status) {
            return new DayView(
                    status.date(), status.movement().because(), status.planned().because());
        }
    }

    record StreaksView(StreakView moving, StreakView onPlan) {}

    /**
     * One streak.
     *
     * @param since the first of its dates
     * @param stoppedAt the miss that ended it; absent when there is none, back to the first plan
     */
    record StreakView(int dates, Optional<LocalDate> since, Optional<LocalDate> stoppedAt, String because) {
        static StreakView of(Streak streak) {
            return new StreakView(
                    streak.dates(), streak.since(), streak.stop().map(Streak.Stop::date), streak.inWords());
        }
    }

    static ExplanationView of(Adherence adherence, StreakWalk walk) {
        Map<Category, CategoryView> categories = new TreeMap<>();
        adherence
                .sums()
                .parts()
                .forEach((category, items) -> categories.put(
                        category, new CategoryView(adherence.sums().inWords(category), FiguresView.slots(items))));
        Map<String, String> weeks = new TreeMap<>();
        adherence
                .weeks()
                .forEach(week -> week.sums()
                        .overallInWords()
                        .ifPresent(sum -> weeks.put(week.window().isoWeek(), sum)));
        return new ExplanationView(
                adherence.sums().overallInWords(),
                categories,
                adherence.slots().stream()
                        .collect(groupingBy(FilledSlots::item, TreeMap::new, mapping(SlotsView::of, toList()))),
                adherence.ignored().stream().map(IgnoredView::of).toList(),
                weeks,
                adherence.days().stream().map(DayView::of).toList(),
                new StreaksView(StreakView.of(walk.moving()), StreakView.of(walk.onPlan())));
    }
}
