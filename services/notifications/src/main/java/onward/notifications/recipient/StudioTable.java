package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;
import onward.notifications.recipient.SealedTexts.Place;

/** Studios and their staff. */
@Singleton
final class StudioTable {
    private final SealedTexts texts;

    StudioTable(SealedTexts texts) {
        this.texts = texts;
    }

    static Place studioName(UUID studio) {
        return new Place(studio, "studio.name", studio);
    }

    static Place staffName(UUID studio, UUID person) {
        return new Place(studio, "staff.name", person);
    }

    static Place staffEmail(UUID studio, UUID person) {
        return new Place(studio, "staff.email", person);
    }

    void opened(Connection connection, UUID studio, StudioOpened opened) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into notifications.studio (studio_id, name, time_zone) values (?, ?, ?)")) {
            insert.setObject(1, studio);
            insert.setBytes(2, texts.seal(studioName(studio), opened.name()));
            insert.setString(3, opened.timeZone().getId());
            insert.executeUpdate();
        }
    }

    /** A person who joins again has what the newer event says. */
    void joined(Connection connection, UUID studio, CoachJoined joined) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into notifications.staff (studio_id, person_id, name, email, role, time_zone)
                values (?, ?, ?, ?, ?, ?)
                on conflict (studio_id, person_id) do update
                set name = excluded.name, email = excluded.email, role = excluded.role, time_zone = excluded.time_zone
                """)) {
            UUID person = joined.personId();
            upsert.setObject(1, studio);
            upsert.setObject(2, person);
            upsert.setBytes(3, texts.seal(staffName(studio, person), joined.name()));
            upsert.setBytes(4, texts.seal(staffEmail(studio, person), joined.email()));
            upsert.setString(5, joined.role().name());
            upsert.setString(6, joined.timeZone().getId());
            upsert.executeUpdate();
        }
    }
}
