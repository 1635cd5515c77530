package onward.notifications.recipient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** One row for everybody who can get mails, held by whoever decides about that person's mails. */
public final class Addressees {
    private Addressees() {}

    static void add(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into notifications.addressee (person_id) values (?) on conflict do nothing")) {
            insert.setObject(1, person);
            insert.executeUpdate();
        }
    }

    /**
     * Holds the row until the transaction ends.
     *
     * @return false if there is nobody
     */
    public static boolean hold(Connection transaction, UUID person) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select 1 from notifications.addressee where person_id = ? for update")) {
            select.setObject(1, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
