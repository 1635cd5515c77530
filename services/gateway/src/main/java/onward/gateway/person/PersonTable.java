package onward.gateway.person;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import onward.contracts.event.ClientDetailsChanged;
import onward.gateway.person.PersonSeals.Column;
import onward.kit.access.Role;
import onward.kit.database.Timestamps;
import onward.kit.sealing.AddressHash;

/** Writes the table {@code person}, on the intake's connection. */
@Singleton
final class PersonTable {
    private final PersonSeals seals;
    private final AddressHash hash;

    PersonTable(PersonSeals seals, AddressHash hash) {
        this.seals = seals;
        this.hash = hash;
    }

    /** A person as an event tells of them; {@code stream} is whose key seals the texts. */
    record Entry(UUID personId, UUID stream, UUID studioId, Role role, String name, String email, ZoneId timeZone) {}

    void put(Connection connection, Entry entry, Instant recordedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into person
                    (person_id, stream, studio_id, role, name, email, email_hash, email_since, time_zone)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (person_id) do update set
                    stream = excluded.stream, studio_id = excluded.studio_id, role = excluded.role,
                    name = excluded.name, email = excluded.email, email_hash = excluded.email_hash,
                    email_since = excluded.email_since, time_zone = excluded.time_zone
                """)) {
            insert.setObject(1, entry.personId());
            insert.setObject(2, entry.stream());
            insert.setObject(3, entry.studioId());
            insert.setString(4, entry.role().wireName());
            insert.setBytes(5, seals.seal(entry.stream(), Column.NAME, entry.personId(), entry.name()));
            insert.setBytes(6, seals.seal(entry.stream(), Column.EMAIL, entry.personId(), entry.email()));
            insert.setBytes(7, hash.of(entry.email()));
            Timestamps.set(insert, 8, recordedAt);
            insert.setString(9, entry.timeZone().getId());
            insert.executeUpdate();
        }
    }

    void change(Connection connection, UUID client, ClientDetailsChanged changed, Instant recordedAt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update person
                set name = coalesce(?, name),
                    email = coalesce(?, email),
                    email_hash = coalesce(?, email_hash),
                    email_since = coalesce(?, email_since),
                    time_zone = coalesce(?, time_zone)
                where person_id = ?
                """)) {
            update.setBytes(
                    1,
                    changed.name()
                            .map(name -> seals.seal(client, Column.NAME, client, name))
                            .orElse(null));
            update.setBytes(
                    2,
                    changed.email()
                            .map(email -> seals.seal(client, Column.EMAIL, client, email))
                            .orElse(null));
            update.setBytes(3, changed.email().map(hash::of).orElse(null));
            Timestamps.setMaybe(update, 4, changed.email().map(_ -> recordedAt));
            update.setString(5, changed.timeZone().map(ZoneId::getId).orElse(null));
            update.setObject(6, client);
            update.executeUpdate();
        }
    }

    void assignCoach(Connection connection, UUID client, UUID coach) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update person set coach_id = ? where person_id = ?")) {
            update.setObject(1, coach);
            update.setObject(2, client);
            update.executeUpdate();
        }
    }

    /** Of an erased stream nobody is left. */
    void forget(Connection connection, UUID stream) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from person where stream = ?")) {
            delete.setObject(1, stream);
            delete.executeUpdate();
        }
    }
}
