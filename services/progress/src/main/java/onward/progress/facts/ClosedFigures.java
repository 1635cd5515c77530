package onward.progress.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.Category;
import onward.contracts.value.CategoryFigures;
import onward.contracts.value.DayFigures;
import onward.contracts.value.DayState;
import onward.contracts.value.Entry;
import onward.contracts.value.Figures;
import onward.contracts.value.FiguresByCategory;
import onward.contracts.value.Overall;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Performance;
import onward.progress.adherence.Score;
import onward.progress.adherence.Window;

/** Figures of a diary as they are told in events. */
final class ClosedFigures {
    /** What the catalogue calls a walk, for walks that no plan speaks of. */
    private static final String A_WALK = "walk";

    private ClosedFigures() {}

    static DayFigures of(LocalDate date, Diary diary) {
        Adherence adherence = Adherence.of(diary, new Window(date, date));
        DayStatus status = diary.status(date);
        return new DayFigures(
                overall(adherence), categories(adherence), state(status.moving()), state(status.onPlan()));
    }

    /** @param week from Monday to Sunday */
    static WeekClosed of(Window week, Diary diary, ZoneId home, Instant closedAt) {
        LocalDate monday = week.from();
        Adherence adherence = Adherence.of(diary, week);
        return new WeekClosed(
                week.isoWeek(),
                monday,
                home,
                closedAt,
                new Figures(overall(adherence), categories(adherence)),
                count(adherence.days().stream(), day -> day.moving() == DayStatus.Mark.HIT),
                count(adherence.days().stream(), day -> day.onPlan() == DayStatus.Mark.HIT),
                count(week.dates(), diary::isActive),
                week.dates()
                        .flatMap(date -> diary.performed(date).stream())
                        .map(performance -> minutesWalked(performance, diary))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                (int) week.dates()
                        .flatMap(date -> diary.performed(date).stream())
                        .map(Performance::sessionId)
                        .distinct()
                        .count());
    }

    private static BigDecimal minutesWalked(Performance performance, Diary diary) {
        return switch (performance.entry()) {
            case Entry.Timed timed when isWalk(performance, diary) -> timed.minutes();
            case Entry.Timed _, Entry.Sets _ -> BigDecimal.ZERO;
        };
    }

    private static boolean isWalk(Performance performance, Diary diary) {
        String item = performance.entry().item();
        return diary.category(performance.date(), item)
                .map(category -> category == Category.WALKING)
                .orElse(item.endsWith(A_WALK));
    }

    private static Optional<Overall> overall(Adherence adherence) {
        return adherence.overall().map(Fraction::toString).map(Overall::new);
    }

    private static FiguresByCategory categories(Adherence adherence) {
        return FiguresByCategory.of(adherence.categories().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, category -> figures(category.getValue()))));
    }

    private static CategoryFigures figures(Score score) {
        return new CategoryFigures(
                score.earned().toString(), score.due().toString(), score.ratio().toString());
    }

    private static DayState state(DayStatus.Mark mark) {
        return switch (mark) {
            case HIT -> DayState.HIT;
            case MISS -> DayState.MISS;
            case NEUTRAL -> DayState.NEUTRAL;
        };
    }

    private static <T> int count(Stream<T> all, Predicate<T> which) {
        return Math.toIntExact(all.filter(which).count());
    }
}
