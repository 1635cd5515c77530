package onward.testing;

import java.nio.file.Path;
import onward.embedded.FreePorts;
import onward.embedded.PostgresBinaries;
import onward.embedded.PostgresServer;

/** PostgreSQL as a child of this JVM; it goes with it, also when that is killed. */
final class EmbeddedPostgres {
    private EmbeddedPostgres() {}

    static PostgresServer.Address start(String password) {
        Path folder = AfterExit.temporaryFolder("postgres");
        var server = new PostgresServer(
                PostgresBinaries.inUserCache(),
                folder.resolve("cluster"),
                FreePorts.next(),
                password,
                PostgresServer.Durability.NONE);
        PostgresServer.Running running = server.start(folder.resolve("log"));
        AfterExit.kill(running.process().pid(), server.data().toString());
        return server.address();
    }
}
