package onward.progress.facts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;
import onward.contracts.value.PainBands;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Moment;
import onward.progress.measures.PainResponse;
import onward.progress.measures.read.CheckInRows;
import onward.progress.measures.read.CheckInRows.Alarming;
import onward.progress.measures.read.PainRows;
import onward.progress.measures.read.PainRows.PainAfter;

/**
 * The signs of flares of one client, and the check-ins that alarm, as the log shows them now. Most that is asked in a
 * review is of the last days: they are read once for all of it. Not for longer than the client stands still.
 */
final class FlareSigns {
    private static final int DAYS = 14;

    private final Connection connection;
    private final UUID client;
    private final Window lately;
    private Optional<List<Sign>> ofLately = Optional.empty();
    private Optional<List<Alarming>> alarmingLately = Optional.empty();

    FlareSigns(Connection connection, UUID client, LocalDate today) {
        this.connection = connection;
        this.client = client;
        // What was said further east may be dated tomorrow.
        this.lately = new Window(today.minusDays(DAYS), today.plusDays(1));
    }

    /** @param on the local date */
    record Sign(
            FlareCause cause,
            LocalDate on,
            Instant at,
            FlareSign why,
            Optional<Integer> pain,
            Optional<BigDecimal> rise) {

        private boolean isPartOf(Window window) {
            return window.contains(on) || (why == FlareSign.NEXT_DAY_RISE && window.contains(on.minusDays(1)));
        }
    }

    /** The check-ins of a window that tell of something to look after, in order. */
    List<Alarming> alarming(Window window) throws SQLException {
        if (!isLately(window)) {
            return CheckInRows.alarming(connection, client, window);
        }
        if (alarmingLately.isEmpty()) {
            alarmingLately = Optional.of(CheckInRows.alarming(connection, client, lately));
        }
        return alarmingLately.get().stream()
                .filter(checkIn -> window.contains(checkIn.date()))
                .toList();
    }

    private boolean isLately(Window window) {
        return lately.contains(window.from()) && lately.contains(window.to());
    }

    /** Those that what was said on the dates of a window is part of: a rise may be to the date after it. */
    List<Sign> around(Window window) throws SQLException {
        if (!isLately(window)) {
            return read(window);
        }
        if (ofLately.isEmpty()) {
            ofLately = Optional.of(read(lately));
        }
        return ofLately.get().stream().filter(sign -> sign.isPartOf(window)).toList();
    }

    private List<Sign> read(Window window) throws SQLException {
        List<Sign> signs = new ArrayList<>();
        for (Alarming checkIn : alarming(window)) {
            if (checkIn.flare()) {
                signs.add(new Sign(
                        FlareCause.REPORTED,
                        checkIn.date(),
                        checkIn.at(),
                        FlareSign.CHECK_IN,
                        checkIn.painNow(),
                        Optional.empty()));
            }
        }
        for (PainAfter session : PainRows.afterSessions(connection, client, window, Moment.NOW)) {
            if (PainBands.USUAL.of(session.pain()) == PainBands.Band.REDUCE) {
                signs.add(new Sign(
                        FlareCause.SUSPECTED,
                        session.date(),
                        session.endedAt(),
                        FlareSign.PAIN_AFTER,
                        Optional.of(session.pain()),
                        Optional.empty()));
            }
        }
        Window around = new Window(before(window.from()), after(window.to()));
        for (PainResponse.Rise rise : PainResponse.rises(PainRows.daily(connection, client, around, Moment.NOW))) {
            signs.add(new Sign(
                    FlareCause.SUSPECTED,
                    rise.day().date(),
                    rise.day().lastAt(),
                    FlareSign.NEXT_DAY_RISE,
                    Optional.empty(),
                    Optional.of(rise.points().ratio())));
        }
        return signs;
    }

    private static LocalDate before(LocalDate date) {
        return date.equals(LocalDate.MIN) ? date : date.minusDays(1);
    }

    private static LocalDate after(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }
}
