package onward.progress.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Json;
import onward.contracts.value.DayFigures;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Window;

/** What was told of a client: the figures of closed dates, gaps, flares and red flags. */
final class ToldTable {
    private static final ObjectMapper JSON = Json.tolerant();

    private ToldTable() {}

    /** @param restated how often they were told again */
    record Told(DayFigures figures, int restated) {}

    static Map<LocalDate, Told> dates(Connection connection, UUID client, Window window) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select date, figures, restated from facts.told_date where client_id = ? and date between ? and ?
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            try (ResultSet row = select.executeQuery()) {
                Map<LocalDate, Told> told = new HashMap<>();
                while (row.next()) {
                    told.put(
                            row.getObject("date", LocalDate.class),
                            new Told(figures(row.getString("figures")), row.getInt("restated")));
                }
                return told;
            }
        }
    }

    static void keep(Connection connection, UUID client, LocalDate date, Told told) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into facts.told_date (client_id, date, figures, restated) values (?, ?, ?::json, ?)
                on conflict (client_id, date) do update
                set figures = excluded.figures, restated = excluded.restated
                """)) {
            upsert.setObject(1, client);
            upsert.setObject(2, date);
            upsert.setString(3, json(told.figures()));
            upsert.setInt(4, told.restated());
            upsert.executeUpdate();
        }
    }

    /** Notes that a gap is told; false if it was told before. */
    static boolean tellGap(Connection connection, UUID client, Instant since, int hours) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into facts.told_gap (client_id, since, hours) values (?, ?, ?) on conflict do nothing
                """)) {
            insert.setObject(1, client);
            Timestamps.set(insert, 2, since);
            insert.setInt(3, hours);
            return insert.executeUpdate() == 1;
        }
    }

    /** Notes that something is told that is told once; false if it was told before. */
    static boolean tellOnce(Connection connection, UUID client, UUID fact) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into facts.told_once (client_id, fact_id) values (?, ?) on conflict do nothing
                """)) {
            insert.setObject(1, client);
            insert.setObject(2, fact);
            return insert.executeUpdate() == 1;
        }
    }

    private static String json(DayFigures figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DayFigures figures(String json) {
        try {
            return JSON.readValue(json, DayFigures.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
