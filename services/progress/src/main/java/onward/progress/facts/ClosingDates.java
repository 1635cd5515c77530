package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import onward.contracts.event.DateClosed;
import onward.contracts.value.DayFigures;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;
import onward.progress.client.Client;

/** Closes one client's dates in their order, each once, with the figures as of its closing instant. */
final class ClosingDates {
    /** Dates closed in one transaction; the rest follows in the next. */
    private static final int MOST_AT_ONCE = 40;
    /** What was recorded just before a date closed is on its way a moment longer; the figures are as of the closing. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final Connection connection;
    private final Client client;
    private final Findings findings;
    private Optional<Window> closed;
    private Optional<Window> closedNow = Optional.empty();
    private LocalDate next;

    ClosingDates(UnderReview review) {
        this.connection = review.connection();
        this.client = review.client();
        this.findings = review.findings();
        this.closed = review.watched().closed();
        this.next = closed.map(dates -> dates.to().plusDays(1))
                .orElseGet(() -> Closing.firstAfter(review.watched().knownFrom(), client.timeZone()));
    }

    /** Closes what is to be closed at that instant, and returns all dates that are closed then. */
    Optional<Window> closeUpTo(Instant now) throws SQLException {
        LocalDate first = next;
        for (int count = 0; count < MOST_AT_ONCE && !nextLook().isAfter(now); count++) {
            close(next, Closing.of(next, client.timeZone()));
            closed = Optional.of(new Window(closed.map(Window::from).orElse(next), next));
            next = next.plusDays(1);
            closedNow = Optional.of(new Window(first, next.minusDays(1)));
        }
        return closed;
    }

    /** Those that were closed by this. */
    Optional<Window> closedNow() {
        return closedNow;
    }

    /** When the next date is to be closed. */
    Instant nextLook() {
        return Closing.of(next, client.timeZone()).plus(ON_ITS_WAY);
    }

    private void close(LocalDate date, Instant closedAt) throws SQLException {
        Window week = Window.weekOf(date);
        boolean endsWeek = week.to().equals(date);
        Window window = endsWeek ? week : new Window(date, date);
        Diary diary = Diaries.read(connection, client.id(), window, Moment.of(closedAt));
        if (diary.isPrescribed(date)) {
            DayFigures figures = ClosedFigures.of(date, diary);
            findings.add(new DateClosed(date, client.timeZone(), closedAt, figures));
            ToldTable.keep(connection, client.id(), date, new ToldTable.Told(figures, 0));
        }
        if (endsWeek && week.dates().anyMatch(diary::isPrescribed)) {
            findings.add(ClosedFigures.of(week, diary, client.timeZone(), closedAt));
        }
    }
}
