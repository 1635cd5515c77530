package onward.progress.adherence.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import onward.contracts.value.Category;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Score;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.read.AdherenceReads.Figures;

/**
 * The answer of {@code GET /v1/clients/{c}/adherence}. Fractions are reduced and written {@code "15/7"}; a ratio is the
 * same as a number of four decimals.
 *
 * @param overall null when nothing was due
 * @param categories only those with something due
 * @param items only those with something due
 */
record AdherenceView(
        LocalDate from,
        LocalDate to,
        @JsonInclude Optional<Share> overall,
        Map<Category, CategoryShare> categories,
        Map<String, Slots> items,
        List<Day> days,
        Streaks streaks) {

    /** How much of what was due was done. */
    record Share(String fraction, BigDecimal ratio) {}

    /** The same for a category, with the slots it is made of. */
    record CategoryShare(String earned, String due, String fraction, BigDecimal ratio) {}

    /** The slots of one item. */
    record Slots(String earned, String due) {}

    /** How one date went. */
    record Day(LocalDate date, Status status) {}

    record Status(Mark moving, Mark onPlan) {
        static Status of(DayStatus status) {
            return new Status(Mark.of(status.moving()), Mark.of(status.onPlan()));
        }
    }

    enum Mark {
        @JsonProperty("hit")
        HIT,
        @JsonProperty("miss")
        MISS,
        @JsonProperty("neutral")
        NEUTRAL;

        static Mark of(DayStatus.Mark mark) {
            return switch (mark) {
                case HIT -> HIT;
                case MISS -> MISS;
                case NEUTRAL -> NEUTRAL;
            };
        }
    }

    static AdherenceView of(Figures figures) {
        Adherence adherence = figures.adherence();
        SortedMap<Category, CategoryShare> categories = new TreeMap<>();
        adherence.categories().forEach((category, score) -> categories.put(category, categoryShare(score)));
        SortedMap<String, Slots> items = new TreeMap<>();
        adherence.items().forEach((item, score) -> items.put(item, slots(score)));
        return new AdherenceView(
                adherence.window().from(),
                adherence.window().to(),
                adherence.overall().map(overall -> new Share(overall.toString(), overall.ratio())),
                categories,
                items,
                adherence.days().stream().map(AdherenceView::day).toList(),
                figures.streaks());
    }

    private static CategoryShare categoryShare(Score score) {
        Fraction ratio = score.ratio();
        return new CategoryShare(score.earned().toString(), score.due().toString(), ratio.toString(), ratio.ratio());
    }

    private static Slots slots(Score score) {
        return new Slots(score.earned().toString(), score.due().toString());
    }

    private static Day day(DayStatus status) {
        return new Day(status.date(), Status.of(status));
    }
}
