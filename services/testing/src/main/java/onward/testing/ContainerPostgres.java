package onward.testing;

import java.util.ArrayList;
import java.util.List;
import onward.embedded.PostgresServer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL of the same version in a container, with the same settings; Testcontainers removes it after this JVM. */
final class ContainerPostgres {
    /** The official image of the version whose programs are embedded. */
    static final String IMAGE = "postgres:18.4";

    private ContainerPostgres() {}

    @SuppressWarnings("resource") // it ends with the JVM
    static PostgresServer.Address start(String password) {
        var command = new ArrayList<>(List.of("postgres"));
        PostgresServer.settings(PostgresServer.Durability.NONE)
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var container = new PostgreSQLContainer(IMAGE)
                .withUsername(PostgresServer.SUPERUSER)
                .withPassword(password)
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", PostgresServer.CLUSTER) + " --no-sync")
                .withCommand(command.toArray(String[]::new))
                .withStartupTimeout(TestInfrastructure.PATIENCE_WITH_CONTAINERS);
        container.start();
        return new PostgresServer.Address(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), password);
    }
}
