package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.progress.adherence.Dates;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;

/**
 * One client's diary as it is known now, read in parts: whoever finds what they look for reads no further. Most of what a
 * review asks is of the last weeks; they are read once for all of it. Not for longer than the client stands still.
 */
final class DiaryParts {
    /** Dates read at once; whole weeks, so that none is split where they begin on a Monday. */
    static final int LENGTH = 8 * 7;

    /** Before the week of today: what a streak or a part reaches back from one of these days, and a little more. */
    private static final int WEEKS = LENGTH / 7 + 1;

    private final Connection connection;
    private final UUID client;
    private final Window lately;
    private Optional<Diary> ofLately = Optional.empty();

    DiaryParts(Connection connection, UUID client, LocalDate today) {
        this.connection = connection;
        this.client = client;
        Window week = Window.weekOf(today);
        this.lately = new Window(week.from().minusWeeks(WEEKS), week.to());
    }

    /** The parts of a window, in order. */
    static List<Window> of(Window window) {
        return window.from()
                .datesUntil(window.to().plusDays(1), Period.ofDays(LENGTH))
                .map(from -> new Window(from, Dates.earlier(from.plusDays(LENGTH - 1L), window.to())))
                .toList();
    }

    /** A diary that knows at least those dates. */
    Diary read(Window part) throws SQLException {
        if (!lately.contains(part.from()) || !lately.contains(part.to())) {
            return fresh(part);
        }
        if (ofLately.isEmpty()) {
            ofLately = Optional.of(fresh(lately));
        }
        return ofLately.get();
    }

    private Diary fresh(Window window) throws SQLException {
        return Diaries.read(connection, client, window, Moment.NOW);
    }
}
