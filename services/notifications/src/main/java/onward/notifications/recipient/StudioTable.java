package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;
import onward.kit.database.Database;
import onward.notifications.sealing.SealedTexts;
import onward.notifications.sealing.SealedTexts.Place;

/** Studios and their staff. */
@Singleton
public final class StudioTable {
    private final Database database;
    private final SealedTexts texts;

    StudioTable(Database database, SealedTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /** Who works at the studio, as known now; empty if nobody there has that id, or the studio was erased. */
    public Optional<Recipient> find(UUID studio, UUID person) {
        return database.autoCommit(connection -> find(connection, studio, person));
    }

    /** The same, in that transaction. */
    public Optional<Recipient> find(Connection connection, UUID studio, UUID person) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select p.name, p.email, p.time_zone, p.locale, s.name as studio_name
                from notifications.staff p
                left join notifications.studio s on s.studio_id = p.studio_id
                where p.studio_id = ? and p.person_id = ?
                """)) {
            select.setObject(1, studio);
            select.setObject(2, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? recipient(studio, person, row) : Optional.empty();
            }
        }
    }

    /** The studio that person works at; empty if nobody with that id works anywhere. */
    public Optional<UUID> studioOf(UUID person) {
        return database.autoCommit(connection -> studioOf(connection, person));
    }

    /** The same, in that transaction. */
    public static Optional<UUID> studioOf(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select studio_id from notifications.staff where person_id = ? limit 1")) {
            select.setObject(1, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("studio_id", UUID.class)) : Optional.empty();
            }
        }
    }

    /** One who administers the studio, always the same; empty if nobody is known to. */
    public Optional<Person> administrator(UUID studio) {
        return database.autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select person_id, name, email, locale from notifications.staff
                    where studio_id = ? and role = 'ADMIN' order by person_id limit 1
                    """)) {
                select.setObject(1, studio);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? person(studio, row.getObject("person_id", UUID.class), row) : Optional.empty();
                }
            }
        });
    }

    private Optional<Person> person(UUID studio, UUID person, ResultSet row) throws SQLException {
        Optional<String> name = texts.open(staffName(studio, person), row.getBytes("name"));
        Optional<String> email = texts.open(staffEmail(studio, person), row.getBytes("email"));
        Locale locale = Person.locale(row.getString("locale"));
        return name.flatMap(called -> email.map(address -> new Person(called, address, locale)));
    }

    private Optional<Recipient> recipient(UUID studio, UUID person, ResultSet row) throws SQLException {
        Optional<Person> known = person(studio, person, row);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        byte[] studioName = row.getBytes("studio_name");
        return Optional.of(new Recipient(
                known.get(),
                ZoneId.of(row.getString("time_zone")),
                studioName == null ? Optional.empty() : texts.open(studioName(studio), studioName),
                Optional.empty()));
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
                insert into notifications.staff (studio_id, person_id, name, email, role, time_zone, locale)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (studio_id, person_id) do update
                set name = excluded.name, email = excluded.email, role = excluded.role,
                    time_zone = excluded.time_zone, locale = excluded.locale
                """)) {
            UUID person = joined.personId();
            upsert.setObject(1, studio);
            upsert.setObject(2, person);
            upsert.setBytes(3, texts.seal(staffName(studio, person), joined.name()));
            upsert.setBytes(4, texts.seal(staffEmail(studio, person), joined.email()));
            upsert.setString(5, joined.role().name());
            upsert.setString(6, joined.timeZone().getId());
            upsert.setString(7, joined.locale().orElse(null));
            upsert.executeUpdate();
        }
        Addressees.add(connection, joined.personId());
    }
}
