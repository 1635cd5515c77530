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

/** The signs of flares, as the log shows them now. */
final class FlareSigns {
    private FlareSigns() {}

    /** @param on the local date */
    record Sign(
            FlareCause cause,
            LocalDate on,
            Instant at,
            FlareSign why,
            Optional<Integer> pain,
            Optional<BigDecimal> rise) {}

    /** Those that what was said on the dates of a window is part of: a rise may be to the date after it. */
    static List<Sign> around(Connection connection, UUID client, Window window) throws SQLException {
        List<Sign> signs = new ArrayList<>();
        for (Alarming checkIn : CheckInRows.alarming(connection, client, window)) {
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
