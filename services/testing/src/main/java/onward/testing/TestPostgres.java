package onward.testing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import onward.embedded.FreePorts;
import onward.embedded.PostgresBinaries;
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

    private static PostgresServer server() {
        return Started.SERVER;
    }

    private static final class Started {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            Path folder = AfterExit.temporaryFolder("postgres");
            var server = new PostgresServer(
                    PostgresBinaries.inUserCache(),
                    folder.resolve("cluster"),
                    FreePorts.next(),
                    PASSWORD,
                    PostgresServer.Durability.NONE);
            PostgresServer.Running running = server.start(folder.resolve("log"));
            AfterExit.kill(running.process().pid(), server.data().toString());
            try {
                new Provisioning(server).roles(passwords());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server;
        }

        private static java.util.Map<String, String> passwords() {
            List<String> services = Provisioning.SERVICES;
            return services.stream().collect(Collectors.toMap(service -> service, service -> PASSWORD));
        }
    }
}
