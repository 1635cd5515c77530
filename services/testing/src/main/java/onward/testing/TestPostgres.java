package onward.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/**
 * A real PostgreSQL for the tests of this JVM, started when it is first asked for, with the roles of the services. It
 * does not wait for the disk; all else is as in earnest.
 */
public final class TestPostgres {
    private static final String PASSWORD = "for-tests-only";
    private static final AtomicInteger MADE = new AtomicInteger();

    private TestPostgres() {}

    /** A new empty database, owned by the role {@code activity}. */
    public static TestDatabase freshDatabase() {
        return freshDatabase(Provisioning.ACTIVITY);
    }

    /** A new empty database, owned by the role of that service. */
    public static TestDatabase freshDatabase(String service) {
        String name = "test_" + MADE.incrementAndGet();
        try {
            new Provisioning(server()).database(name, service);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return as(name, service);
    }

    /** A new empty database for a key store, written by {@code activity}, read by the others. */
    public static TestKeys freshKeys() {
        String name = "test_keys_" + MADE.incrementAndGet();
        try {
            new Provisioning(server()).keysDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestKeys(as(name, Provisioning.ACTIVITY), as(name, Provisioning.PROGRESS));
    }

    /** A copy of the database as it is at this moment, as a restored backup would be. Nobody may be connected to it. */
    public static TestDatabase copyOf(TestDatabase database) {
        String name = "test_" + MADE.incrementAndGet();
        String original = database.url().substring(database.url().lastIndexOf('/') + 1);
        PostgresServer.Address server = server();
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), PostgresServer.SUPERUSER, server.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database " + name + " template " + original + " owner \"" + database.user() + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return as(name, database.user());
    }

    /** The same database, entered as that service. */
    public static TestDatabase as(TestDatabase database, String service) {
        return new TestDatabase(database.url(), service, PASSWORD);
    }

    /** The same database, entered as the superuser: for tests that look where no service may. */
    public static TestDatabase asSuperuser(TestDatabase database) {
        return new TestDatabase(database.url(), PostgresServer.SUPERUSER, PASSWORD);
    }

    private static TestDatabase as(String name, String service) {
        return new TestDatabase(server().url(name), service, PASSWORD);
    }

    private static PostgresServer.Address server() {
        // Before the class that starts: what is refused here is then said as it is, each time.
        return switch (TestInfrastructure.chosen()) {
            case EMBEDDED -> Embedded.SERVER;
            case CONTAINERS -> InContainer.SERVER;
        };
    }

    private static final class Embedded {
        private static final PostgresServer.Address SERVER = withRoles(EmbeddedPostgres.start(PASSWORD));
    }

    private static final class InContainer {
        private static final PostgresServer.Address SERVER = withRoles(ContainerPostgres.start(PASSWORD));
    }

    private static PostgresServer.Address withRoles(PostgresServer.Address server) {
        try {
            new Provisioning(server)
                    .roles(Provisioning.SERVICES.stream()
                            .collect(Collectors.toMap(service -> service, service -> PASSWORD)));
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
