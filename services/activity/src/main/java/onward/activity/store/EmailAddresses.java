package onward.activity.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import onward.kit.sealing.AddressHash;

/** The table of whose an e-mail address is. Written in the transaction that records the event. */
final class EmailAddresses {
    private final AddressHash hash;

    EmailAddresses(AddressHash hash) {
        this.hash = hash;
    }

    /**
     * Makes it that person's only address. Waits for a transaction that is about to take the same one.
     *
     * @return whether it is the person's now; if not, it is another's, and nothing was changed
     */
    boolean take(Connection transaction, String email, UUID person) throws SQLException {
        byte[] address = hash.of(email);
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into activity.email_address (hash, person_id) values (?, ?) on conflict do nothing")) {
            insert.setBytes(1, address);
            insert.setObject(2, person);
            insert.executeUpdate();
        }
        if (!person.equals(owner(transaction, address))) {
            return false;
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from activity.email_address where person_id = ? and hash <> ?")) {
            delete.setObject(1, person);
            delete.setBytes(2, address);
            delete.executeUpdate();
        }
        return true;
    }

    /** Makes it that person's as it was before a restore, whosever it is in the backup. */
    void regain(Connection transaction, String email, UUID person) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from activity.email_address where hash = ? and person_id <> ?")) {
            delete.setBytes(1, hash.of(email));
            delete.setObject(2, person);
            delete.executeUpdate();
        }
        take(transaction, email, person);
    }

    /** Whether somebody of that id has an address: every client and everyone of the staff has one. */
    boolean knows(Connection transaction, UUID person) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select 1 from activity.email_address where person_id = ?")) {
            select.setObject(1, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static UUID owner(Connection transaction, byte[] address) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select person_id from activity.email_address where hash = ?")) {
            select.setBytes(1, address);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject("person_id", UUID.class) : null;
            }
        }
    }
}
