package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PainBands;
import onward.progress.adherence.PlanVersion;
import onward.progress.adherence.Window;
import onward.progress.projection.Batch;

/** Every version of every plan. */
final class PlanVersionTable {
    private final Batch activated = new Batch("""
            insert into plan_version
                (client_id, plan_version, effective_from, items, recorded_at, pain_fine_up_to, pain_acceptable_up_to,
                 event_id)
            values (?, ?, ?, ?::json, ?, ?, ?, ?)
            on conflict do nothing
            """);

    void add(Envelope envelope, PlanActivated event) {
        activated.add(
                envelope.stream(),
                event.planVersion(),
                event.effectiveFrom(),
                FactJson.ofItems(event.items()),
                envelope.recordedAt(),
                event.painBands().map(PainBands::fineUpTo).orElse(null),
                event.painBands().map(PainBands::acceptableUpTo).orElse(null),
                envelope.id());
    }

    void write(Connection connection) throws SQLException {
        activated.runOn(connection);
    }

    /** Those that are in force on some date of the window. */
    static List<PlanVersion> inForce(Connection connection, UUID client, Window window, Moment moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (effective_from) plan_version, effective_from, items
                from plan_version
                where client_id = ?
                  and recorded_at <= ?
                  and effective_from <= ?
                  and effective_from >= coalesce(
                      (select max(effective_from) from plan_version
                       where client_id = ? and recorded_at <= ? and effective_from <= ?),
                      '-infinity')
                order by effective_from, plan_version desc
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            select.setObject(3, window.to());
            select.setObject(4, client);
            select.setObject(5, moment.recordedUpTo());
            select.setObject(6, window.from());
            try (ResultSet row = select.executeQuery()) {
                List<PlanVersion> versions = new ArrayList<>();
                while (row.next()) {
                    versions.add(new PlanVersion(
                            row.getInt("plan_version"),
                            row.getObject("effective_from", LocalDate.class),
                            FactJson.items(row.getString("items"))));
                }
                return versions;
            }
        }
    }

    /** The first date on which any plan is in force. */
    static Optional<LocalDate> begins(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select min(effective_from) as begins from plan_version where client_id = ? and recorded_at <= ?")) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject("begins", LocalDate.class));
            }
        }
    }
}
