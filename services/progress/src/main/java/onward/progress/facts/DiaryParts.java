package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import onward.progress.adherence.Dates;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;

/** One client's diary as it is known now, read in parts: whoever finds what they look for reads no further. */
final class DiaryParts {
    /** Dates read at once; whole weeks, so that none is split where they begin on a Monday. */
    static final int LENGTH = 8 * 7;

    private final Connection connection;
    private final UUID client;

    DiaryParts(Connection connection, UUID client) {
        this.connection = connection;
        this.client = client;
    }

    /** The parts of a window, in order. */
    static List<Window> of(Window window) {
        return window.from()
                .datesUntil(window.to().plusDays(1), Period.ofDays(LENGTH))
                .map(from -> new Window(from, Dates.earlier(from.plusDays(LENGTH - 1L), window.to())))
                .toList();
    }

    Diary read(Window part) throws SQLException {
        return Diaries.read(connection, client, part, Moment.NOW);
    }
}
