package onward.progress.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.CategoryFigures;
import onward.contracts.value.DayFigures;
import onward.contracts.value.DayState;
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
import onward.progress.measures.Walking;

/** Figures of a diary as they are told in events. */
final class ClosedFigures {
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
                Walking.of(week, diary).minutes(),
                (int) week.dates()
                        .flatMap(date -> diary.performed(date).stream())
                        .map(Performance::sessionId)
                        .distinct()
                        .count());
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
