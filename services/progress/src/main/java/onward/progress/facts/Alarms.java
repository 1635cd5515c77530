package onward.progress.facts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.FlareFound;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;
import onward.contracts.value.Urgency;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Moment;
import onward.progress.measures.PainBands;
import onward.progress.measures.PainResponse;
import onward.progress.measures.read.CheckInRows;
import onward.progress.measures.read.CheckInRows.Alarming;
import onward.progress.measures.read.PainRows;
import onward.progress.measures.read.PainRows.PainAfter;

/**
 * Tells red flags, once for each check-in, and flares, once for each local date and cause. What was told is not taken back:
 * it was acted upon.
 */
final class Alarms {
    private final Connection connection;
    private final UUID client;
    private final Findings findings;

    Alarms(Connection connection, UUID client, Findings findings) {
        this.connection = connection;
        this.client = client;
        this.findings = findings;
    }

    /** @param changed the dates of which something was recorded */
    void tellOf(Window changed) throws SQLException {
        for (Alarming checkIn : CheckInRows.alarming(connection, client, changed)) {
            redFlags(checkIn);
            reported(checkIn);
        }
        painAfter(changed);
        rises(changed);
    }

    /** They are kept with the most urgent one first. */
    private void redFlags(Alarming checkIn) throws SQLException {
        if (!checkIn.redFlags().isEmpty()
                && ToldTable.tellOnce(connection, client, findings.redFlags(checkIn.checkInId()))) {
            findings.add(new RedFlagRaised(
                    checkIn.checkInId(),
                    checkIn.at(),
                    checkIn.redFlags(),
                    Urgency.of(checkIn.redFlags().getFirst())));
        }
    }

    private void reported(Alarming checkIn) throws SQLException {
        if (checkIn.flare()) {
            tell(
                    FlareCause.REPORTED,
                    checkIn.date(),
                    checkIn.at(),
                    FlareSign.CHECK_IN,
                    checkIn.painNow(),
                    Optional.empty());
        }
    }

    private void painAfter(Window changed) throws SQLException {
        for (PainAfter session : PainRows.afterSessions(connection, client, changed, Moment.NOW)) {
            if (PainBands.USUAL.of(session.pain()) == PainBands.Band.REDUCE) {
                tell(
                        FlareCause.SUSPECTED,
                        session.date(),
                        session.endedAt(),
                        FlareSign.PAIN_AFTER,
                        Optional.of(session.pain()),
                        Optional.empty());
            }
        }
    }

    /** A date that changed may have risen, or may be what the next one rose from. */
    private void rises(Window changed) throws SQLException {
        Window around = new Window(before(changed.from()), after(changed.to()));
        for (PainResponse.Rise rise : PainResponse.rises(PainRows.daily(connection, client, around, Moment.NOW))) {
            tell(
                    FlareCause.SUSPECTED,
                    rise.day().date(),
                    rise.day().lastAt(),
                    FlareSign.NEXT_DAY_RISE,
                    Optional.empty(),
                    Optional.of(rise.points().ratio()));
        }
    }

    private void tell(
            FlareCause cause,
            LocalDate on,
            Instant at,
            FlareSign why,
            Optional<Integer> pain,
            Optional<BigDecimal> rise)
            throws SQLException {
        UUID flare = findings.flare(on, cause);
        if (ToldTable.tellOnce(connection, client, flare)) {
            findings.add(new FlareFound(flare, cause, on, at, why, pain, rise));
        }
    }

    private static LocalDate before(LocalDate date) {
        return date.equals(LocalDate.MIN) ? date : date.minusDays(1);
    }

    private static LocalDate after(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }
}
