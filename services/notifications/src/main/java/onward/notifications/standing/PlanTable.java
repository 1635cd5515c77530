package onward.notifications.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Json;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PlanItem;
import onward.kit.database.Database;
import onward.notifications.sealing.SealedTexts;
import onward.notifications.sealing.SealedTexts.Place;

/** The plans of clients, version by version; what they hold is sealed under the client's key. */
@Singleton
public final class PlanTable {
    private static final TypeReference<List<PlanItem>> ITEMS = new TypeReference<>() {};

    private final Database database;
    private final SealedTexts texts;
    private final ObjectMapper json = Json.strict();

    PlanTable(Database database, SealedTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /** What one version of a plan holds. */
    public record Plan(int version, LocalDate effectiveFrom, List<PlanItem> items) {
        public Plan {
            items = List.copyOf(items);
        }
    }

    /** That version, or the newest one if none is named; empty if there is none, or if the client was erased. */
    public Optional<Plan> find(UUID client, Optional<Integer> version) {
        return database.autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select plan_version, effective_from, items from notifications.plan
                    where client_id = ? and (plan_version = ?::int or ?::int is null)
                    order by plan_version desc limit 1
                    """)) {
                select.setObject(1, client);
                select.setObject(2, version.orElse(null));
                select.setObject(3, version.orElse(null));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? plan(client, row) : Optional.empty();
                }
            }
        });
    }

    /** The version that is in force on that date; empty if there is none, or if the client was erased. */
    Optional<Plan> inForce(Connection connection, UUID client, LocalDate date) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select plan_version, effective_from, items from notifications.plan
                where client_id = ? and effective_from <= ?
                order by effective_from desc, plan_version desc limit 1
                """)) {
            select.setObject(1, client);
            select.setObject(2, date);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? plan(client, row) : Optional.empty();
            }
        }
    }

    private Optional<Plan> plan(UUID client, ResultSet row) throws SQLException {
        int version = row.getInt("plan_version");
        LocalDate from = row.getObject("effective_from", LocalDate.class);
        return texts.open(place(client, version), row.getBytes("items"))
                .map(items -> new Plan(version, from, items(items)));
    }

    public void activated(Connection connection, UUID client, PlanActivated plan) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.plan (client_id, plan_version, effective_from, items)
                values (?, ?, ?, ?)
                """)) {
            insert.setObject(1, client);
            insert.setInt(2, plan.planVersion());
            insert.setObject(3, plan.effectiveFrom());
            insert.setBytes(4, texts.seal(place(client, plan.planVersion()), written(plan.items())));
            insert.executeUpdate();
        }
    }

    private String written(List<PlanItem> items) {
        try {
            return json.writerFor(ITEMS).writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be written", e);
        }
    }

    private List<PlanItem> items(String written) {
        try {
            return json.readValue(written, ITEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be read", e);
        }
    }

    private static Place place(UUID client, int version) {
        return new Place(client, "plan.items." + version, client);
    }
}
