package onward.progress.adherence.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.read.AdherenceReads.Figures;
import onward.progress.adherence.read.FiguresView.CategoryShare;
import onward.progress.adherence.read.FiguresView.Share;
import onward.progress.adherence.read.FiguresView.Slots;

/**
 * The answer of {@code GET /v1/clients/{c}/adherence}. Fractions are reduced and written {@code "15/7"}; a ratio is the
 * same as a number of four decimals.
 *
 * @param overall null when nothing was due
 * @param categories only those with something due
 * @param items only those with something due
 * @param weeks the window by ISO week, the first and the last perhaps in part; their slots add up to the window's
 * @param explain how every figure comes about, if it was asked for
 */
record AdherenceView(
        LocalDate from,
        LocalDate to,
        @JsonInclude Optional<Share> overall,
        Map<Category, CategoryShare> categories,
        Map<String, Slots> items,
        List<Day> days,
        List<Week> weeks,
        Streaks streaks,
        Optional<ExplanationView> explain) {

    /**
     * How one date went.
     *
     * @param daily the figures of its daily items alone, by which the status is judged; a weekly item is due in its week
     */
    record Day(LocalDate date, Status status, FiguresView daily) {
        static Day of(DayStatus status) {
            return new Day(status.date(), Status.of(status), FiguresView.of(status.daily()));
        }
    }

    /**
     * One ISO week, or the part of it that lies in the window.
     *
     * @param week its name: {@code 2026-W23}
     */
    record Week(
            String week,
            LocalDate from,
            LocalDate to,
            @JsonInclude Optional<Share> overall,
            Map<Category, CategoryShare> categories,
            Map<String, Slots> items) {
        static Week of(Adherence.Week week) {
            FiguresView figures = FiguresView.of(week.sums());
            return new Week(
                    week.window().isoWeek(),
                    week.window().from(),
                    week.window().to(),
                    figures.overall(),
                    figures.categories(),
                    figures.items());
        }
    }

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
        FiguresView whole = FiguresView.of(adherence.sums());
        return new AdherenceView(
                adherence.window().from(),
                adherence.window().to(),
                whole.overall(),
                whole.categories(),
                whole.items(),
                adherence.days().stream().map(Day::of).toList(),
                adherence.weeks().stream().map(Week::of).toList(),
                figures.streaks(),
                figures.walk().map(walk -> ExplanationView.of(adherence, walk)));
    }
}
