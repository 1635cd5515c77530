package onward.progress.measures.read;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.RedFlag;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Moment;
import onward.progress.measures.RolandMorris;

/** What clients said in check-ins; the search path is the projection's schema. */
public final class CheckInRows {
    private CheckInRows() {}

    /** The scores of the Roland-Morris questionnaire, in order. */
    public static List<RolandMorris.Score> scores(Connection connection, UUID client, Moment moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select local_date, at, roland_morris
                from check_in
                where client_id = ? and roland_morris is not null and recorded_at <= ?
                order by at, recorded_at, check_in_id
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<RolandMorris.Score> scores = new ArrayList<>();
                while (row.next()) {
                    scores.add(new RolandMorris.Score(
                            row.getObject("local_date", LocalDate.class),
                            Timestamps.at(row, "at"),
                            row.getInt("roland_morris")));
                }
                return scores;
            }
        }
    }

    /** A check-in that names activities, sealed as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(LocalDate date, Instant at, UUID eventId, int typeVersion, long version, byte[] payload) {}

    /** Those that name activities, in order. */
    static List<Sealed> withActivities(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select local_date, at, event_id, type_version, event_version, payload
                from check_in
                where client_id = ? and payload is not null and recorded_at <= ?
                order by at, recorded_at, check_in_id
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<Sealed> sealed = new ArrayList<>();
                while (row.next()) {
                    sealed.add(new Sealed(
                            row.getObject("local_date", LocalDate.class),
                            Timestamps.at(row, "at"),
                            row.getObject("event_id", UUID.class),
                            row.getInt("type_version"),
                            row.getLong("event_version"),
                            row.getBytes("payload")));
                }
                return sealed;
            }
        }
    }

    /** A check-in that tells of something to look after: a flare, red flags, or both. */
    public record Alarming(
            UUID checkInId,
            LocalDate date,
            Instant at,
            Optional<Integer> painNow,
            boolean flare,
            List<RedFlag> redFlags) {
        public Alarming {
            redFlags = List.copyOf(redFlags);
        }
    }

    /** Those of a window, in order. */
    public static List<Alarming> alarming(Connection connection, UUID client, Window window) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select check_in_id, local_date, at, pain_now, flare, red_flags
                from check_in
                where client_id = ? and local_date between ? and ? and (flare or red_flags <> '{}')
                order by at, recorded_at, check_in_id
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            try (ResultSet row = select.executeQuery()) {
                List<Alarming> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Alarming(
                            row.getObject("check_in_id", UUID.class),
                            row.getObject("local_date", LocalDate.class),
                            Timestamps.at(row, "at"),
                            Optional.ofNullable(row.getObject("pain_now", Integer.class)),
                            row.getBoolean("flare"),
                            redFlags(row)));
                }
                return found;
            }
        }
    }

    private static List<RedFlag> redFlags(ResultSet row) throws SQLException {
        Array codes = row.getArray("red_flags");
        return Arrays.stream((String[]) codes.getArray())
                .map(code -> RedFlag.of(code).orElseThrow())
                .toList();
    }
}
