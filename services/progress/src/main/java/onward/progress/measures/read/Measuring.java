package onward.progress.measures.read;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import onward.contracts.value.PainBands;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;
import onward.progress.measures.PainResponse;
import onward.progress.measures.Walking;
import onward.progress.measures.read.Measured.Walked;
import onward.progress.measures.read.SessionRows.SessionLoad;

/** Loads what progress is computed from; the search path is the projection's schema. */
final class Measuring {
    /** Dates that are told one by one. */
    static final int DATES_TOLD = 400;

    private final Connection connection;
    private final UUID client;
    private final LocalDate today;
    private final Moment moment;

    Measuring(Connection connection, UUID client, LocalDate today, Moment moment) {
        this.connection = connection;
        this.client = client;
        this.today = today;
        this.moment = moment;
    }

    Measured measured() throws SQLException {
        PlannedBands bands = PlannedBands.of(connection, client, moment);
        return new Measured(
                today,
                PainRows.daily(connection, client, PainRows.ALWAYS, moment),
                CheckInRows.scores(connection, client, moment),
                CheckInRows.withActivities(connection, client, moment),
                loads(),
                walked(),
                PainRows.afterSessions(connection, client, PainRows.ALWAYS, moment).stream()
                        .map(session -> response(session, bands.on(session.date())))
                        .toList(),
                bands.on(today),
                MilestoneTable.told(connection, client, moment));
    }

    private static PainResponse.After response(PainRows.PainAfter session, PainBands bands) {
        return new PainResponse.After(
                session.sessionId(), session.date(), session.endedAt(), session.pain(), bands.of(session.pain()));
    }

    private SortedMap<LocalDate, BigDecimal> loads() throws SQLException {
        SortedMap<LocalDate, BigDecimal> byDate = new TreeMap<>();
        for (SessionLoad session : counted(SessionRows.loads(connection, client, moment))) {
            byDate.merge(session.date(), session.load(), BigDecimal::add);
        }
        return byDate;
    }

    /** A device's session of a bout that was logged by hand too is the same bout. */
    private List<SessionLoad> counted(List<SessionLoad> sessions) throws SQLException {
        List<LocalDate> ofDevices = sessions.stream()
                .filter(SessionLoad::fromDevice)
                .map(SessionLoad::date)
                .sorted()
                .toList();
        if (ofDevices.isEmpty()) {
            return sessions;
        }
        Diary diary = Diaries.read(connection, client, new Window(ofDevices.getFirst(), ofDevices.getLast()), moment);
        return sessions.stream()
                .filter(session -> !session.fromDevice()
                        || diary.performed(session.date()).stream()
                                .anyMatch(done -> done.sessionId().equals(session.sessionId())))
                .toList();
    }

    private Walked walked() throws SQLException {
        Window running = Window.weekOf(today);
        Optional<Window> sessions = SessionRows.dates(connection, client, moment);
        LocalDate begin = sessions.map(Window::from)
                .filter(first -> first.isBefore(running.from()))
                .orElse(today);
        LocalDate earliest = today.minusDays(DATES_TOLD - 1L);
        Window told = new Window(
                Window.weekOf(begin.isAfter(earliest) ? begin : earliest).from(), running.to());
        Diary diary = Diaries.read(connection, client, told, moment);
        List<Walking.Week> weeks =
                told.weeks().stream().map(week -> Walking.of(week, diary)).toList();
        Window first = Walking.firstWholeWeek(begin);
        Window last = Walking.lastWholeWeek(today);
        if (first.from().isAfter(last.from())) {
            return new Walked(Optional.empty(), Optional.empty(), weeks);
        }
        return new Walked(
                Optional.of(Walking.of(
                        first, told.contains(first.from()) ? diary : Diaries.read(connection, client, first, moment))),
                Optional.of(Walking.of(last, diary)),
                weeks);
    }
}
