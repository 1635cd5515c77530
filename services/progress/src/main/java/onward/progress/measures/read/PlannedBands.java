package onward.progress.measures.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import onward.contracts.value.PainBands;
import onward.progress.adherence.read.Moment;

/** The bands of a client's plan, date by date; the search path is the projection's schema. */
final class PlannedBands {
    private final NavigableMap<LocalDate, PainBands> byFirstDate;

    private PlannedBands(NavigableMap<LocalDate, PainBands> byFirstDate) {
        this.byFirstDate = byFirstDate;
    }

    /** Those of the plan in force on that date: the usual ones if it says none, or if there is none. */
    PainBands on(LocalDate date) {
        var begun = byFirstDate.floorEntry(date);
        return begun == null ? PainBands.USUAL : begun.getValue();
    }

    /** Of several versions that begin on one date the newest is in force. */
    static PlannedBands of(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (effective_from) effective_from, pain_fine_up_to, pain_acceptable_up_to
                from plan_version
                where client_id = ? and recorded_at <= ?
                order by effective_from, plan_version desc
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                var byFirstDate = new TreeMap<LocalDate, PainBands>();
                while (row.next()) {
                    byFirstDate.put(row.getObject("effective_from", LocalDate.class), bands(row));
                }
                return new PlannedBands(byFirstDate);
            }
        }
    }

    private static PainBands bands(ResultSet row) throws SQLException {
        Integer fineUpTo = row.getObject("pain_fine_up_to", Integer.class);
        return fineUpTo == null ? PainBands.USUAL : new PainBands(fineUpTo, row.getInt("pain_acceptable_up_to"));
    }
}
