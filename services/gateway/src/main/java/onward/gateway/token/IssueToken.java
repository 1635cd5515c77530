package onward.gateway.token;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.gateway.person.PersonProjection;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.kit.sealing.AddressHash;
import onward.kit.sealing.MasterKey;

/**
 * For the operator, in any mode: prints a token for the person of the e-mail address that is its argument. It goes by the
 * settings of the gateway and asks nobody: whoever can read the signing key could sign any token anyway.
 */
public final class IssueToken {
    private static final String QUERY = """
            select person_id, role, studio_id
            from %s
            where email_hash = ?
            order by email_since desc
            limit 1
            """.formatted(PersonProjection.TABLE);

    private final Map<String, String> settings;

    IssueToken(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Exit codes: 0 printed, 1 nobody has that address, 2 misunderstood. */
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 1) {
            System.err.println("Whose token? One e-mail address is needed, for example coach@demo.onward.test.");
            System.exit(2);
        }
        Optional<String> token = new IssueToken(System.getenv()).to(arguments[0]);
        token.ifPresentOrElse(System.out::println, () -> {
            System.err.println("Nobody here has the address " + arguments[0] + ".");
            System.exit(1);
        });
    }

    /** Empty if nobody has that address, or the gateway has not heard of them yet. */
    Optional<String> to(String email) throws SQLException {
        byte[] hash = new AddressHash(MasterKey.read(file("ONWARD_MASTER_KEY_FILE"))).of(email);
        var tokens = new Tokens(SigningKey.read(file("ONWARD_SIGNING_KEY_FILE")));
        return find(hash).map(tokens::issue);
    }

    private Optional<Caller> find(byte[] hash) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        setting("ONWARD_DATABASE_URL"),
                        setting("ONWARD_DATABASE_USER"),
                        setting("ONWARD_DATABASE_PASSWORD"));
                PreparedStatement select = connection.prepareStatement(QUERY)) {
            select.setBytes(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(caller(row)) : Optional.empty();
            }
        }
    }

    private static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                row.getObject("person_id", UUID.class),
                Role.named(row.getString("role")).orElseThrow(),
                row.getObject("studio_id", UUID.class));
    }

    private Path file(String name) {
        return Path.of(setting(name));
    }

    private String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("The setting " + name + " is missing.");
        }
        return value;
    }
}
