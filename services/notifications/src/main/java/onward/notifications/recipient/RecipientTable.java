package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.kit.database.Database;
import onward.notifications.sealing.SealedTexts;
import onward.notifications.sealing.SealedTexts.Place;

/** Clients, and how to write to them. */
@Singleton
public final class RecipientTable {
    private final Database database;
    private final SealedTexts texts;

    RecipientTable(Database database, SealedTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /** The client as known now; empty if there is no such client, or if it was erased. */
    public Optional<Recipient> find(UUID client) {
        return database.autoCommit(connection -> find(connection, client));
    }

    /** The client's name as known now, for a line among others; empty if it was erased. */
    public Optional<String> name(UUID client, byte[] sealed) {
        return texts.shown(name(client), sealed);
    }

    /** In whose care a client is. */
    public record Care(UUID studio, Optional<UUID> coach) {}

    /** In whose care the client is; empty if there is no such client. */
    public Optional<Care> care(UUID client) {
        return database.autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select studio_id, coach_id from notifications.recipient where client_id = ?")) {
                select.setObject(1, client);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Care(
                                    row.getObject("studio_id", UUID.class),
                                    Optional.ofNullable(row.getObject("coach_id", UUID.class))))
                            : Optional.empty();
                }
            }
        });
    }

    void enrolled(Connection connection, UUID client, ClientEnrolled enrolled) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.recipient (client_id, studio_id, enrolled_by, name, email, time_zone, locale)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, client);
            insert.setObject(2, enrolled.studioId());
            insert.setObject(3, enrolled.by());
            insert.setBytes(4, texts.seal(name(client), enrolled.name()));
            insert.setBytes(5, texts.seal(email(client), enrolled.email()));
            insert.setString(6, enrolled.timeZone().getId());
            insert.setString(7, enrolled.locale().orElse(null));
            insert.executeUpdate();
        }
        Addressees.add(connection, client);
    }

    void changed(Connection connection, UUID client, ClientDetailsChanged changed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.recipient
                set name = coalesce(?, name), email = coalesce(?, email),
                    time_zone = coalesce(?, time_zone), locale = coalesce(?, locale)
                where client_id = ?
                """)) {
            update.setBytes(
                    1,
                    changed.name().map(text -> texts.seal(name(client), text)).orElse(null));
            update.setBytes(
                    2,
                    changed.email().map(text -> texts.seal(email(client), text)).orElse(null));
            update.setString(3, changed.timeZone().map(ZoneId::getId).orElse(null));
            update.setString(4, changed.locale().orElse(null));
            update.setObject(5, client);
            update.executeUpdate();
        }
    }

    void assigned(Connection connection, UUID client, UUID coach) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update notifications.recipient set coach_id = ? where client_id = ?")) {
            update.setObject(1, coach);
            update.setObject(2, client);
            update.executeUpdate();
        }
    }

    void consented(Connection connection, UUID client, boolean toMails) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update notifications.recipient set refuses_mails = ? where client_id = ?")) {
            update.setBoolean(1, !toMails);
            update.setObject(2, client);
            update.executeUpdate();
        }
    }

    private Optional<Recipient> find(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select r.name, r.email, r.locale, r.time_zone, r.studio_id, s.name as studio_name,
                    c.person_id as coach_id, c.name as coach_name, c.email as coach_email,
                    c.locale as coach_locale
                from notifications.recipient r
                left join notifications.studio s on s.studio_id = r.studio_id
                left join notifications.staff c
                    on c.studio_id = r.studio_id and c.person_id = coalesce(r.coach_id, r.enrolled_by)
                where r.client_id = ?
                """)) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? recipient(client, row) : Optional.empty();
            }
        }
    }

    private Optional<Recipient> recipient(UUID client, ResultSet row) throws SQLException {
        Optional<Person> person = person(
                name(client), row.getBytes("name"), email(client), row.getBytes("email"), row.getString("locale"));
        if (person.isEmpty()) {
            return Optional.empty();
        }
        UUID studio = row.getObject("studio_id", UUID.class);
        byte[] studioName = row.getBytes("studio_name");
        UUID coach = row.getObject("coach_id", UUID.class);
        return Optional.of(new Recipient(
                person.get(),
                ZoneId.of(row.getString("time_zone")),
                studioName == null ? Optional.empty() : texts.open(StudioTable.studioName(studio), studioName),
                coach == null
                        ? Optional.empty()
                        : person(
                                StudioTable.staffName(studio, coach),
                                row.getBytes("coach_name"),
                                StudioTable.staffEmail(studio, coach),
                                row.getBytes("coach_email"),
                                row.getString("coach_locale"))));
    }

    private Optional<Person> person(Place namePlace, byte[] name, Place emailPlace, byte[] email, String locale) {
        return texts.open(namePlace, name)
                .flatMap(opened -> texts.open(emailPlace, email)
                        .map(address -> new Person(opened, address, Person.locale(locale))));
    }

    private static Place name(UUID client) {
        return new Place(client, "recipient.name", client);
    }

    private static Place email(UUID client) {
        return new Place(client, "recipient.email", client);
    }
}
