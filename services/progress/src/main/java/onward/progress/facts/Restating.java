package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.DayFigures;
import onward.progress.adherence.Dates;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;

/** Tells the figures of closed dates again where they are no longer those last told. */
final class Restating {
    private static final int DATES_OF_A_PART = 60;

    private final Connection connection;
    private final UUID client;
    private final DiaryParts diaries;
    private final Findings findings;

    Restating(UnderReview review) {
        this.connection = review.connection();
        this.client = review.client().id();
        this.diaries = review.diaries();
        this.findings = review.findings();
    }

    /** @param changed where figures may have changed; a link of sessions may reach a little further */
    void compare(Optional<Window> closed, Optional<Window> changed) throws SQLException {
        if (closed.isEmpty() || changed.isEmpty()) {
            return;
        }
        LocalDate from = Dates.later(closed.get().from(), minus(changed.get().from()));
        LocalDate to = Dates.earlier(closed.get().to(), plus(changed.get().to()));
        for (LocalDate part = from; !part.isAfter(to); part = part.plusDays(DATES_OF_A_PART)) {
            compare(new Window(part, Dates.earlier(to, part.plusDays(DATES_OF_A_PART - 1L))));
        }
    }

    private void compare(Window window) throws SQLException {
        Diary diary = diaries.read(window);
        Map<LocalDate, ToldTable.Told> told = ToldTable.dates(connection, client, window);
        List<LocalDate> dates = window.dates().toList();
        for (LocalDate date : dates) {
            Optional<ToldTable.Told> before = Optional.ofNullable(told.get(date));
            if (before.isEmpty() && !diary.isPrescribed(date)) {
                continue;
            }
            DayFigures after = ClosedFigures.of(date, diary);
            if (!before.map(ToldTable.Told::figures).equals(Optional.of(after))) {
                int time = before.map(ToldTable.Told::restated).orElse(0) + 1;
                findings.restated(date, before.map(ToldTable.Told::figures), after, time);
                ToldTable.keep(connection, client, date, new ToldTable.Told(after, time));
            }
        }
    }

    private static LocalDate minus(LocalDate date) {
        return date.equals(LocalDate.MIN) ? date : date.minusDays(Diaries.REACH_OF_A_LINK);
    }

    private static LocalDate plus(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(Diaries.REACH_OF_A_LINK);
    }
}
