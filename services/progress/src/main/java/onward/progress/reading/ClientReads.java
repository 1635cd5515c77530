package onward.progress.reading;

import io.micronaut.http.HttpStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Topics;
import onward.kit.access.Caller;
import onward.kit.access.ClientAccess;
import onward.kit.database.Database;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.kit.intake.Intake;
import onward.progress.client.Client;
import onward.progress.client.ClientTable;

/** Reads of one client in the current generation of one projection: as fresh as asked for, of one moment, by those who may look. */
public final class ClientReads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final Intake intake;
    private final String path;
    private final String moment;

    public ClientReads(Database database, Intake intake) {
        this.database = database;
        this.intake = intake;
        this.path = intake.tables().entering();
        this.moment = "set transaction isolation level repeatable read, read only; " + path;
    }

    /** What is read of the client. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Connection connection, Client client) throws SQLException;
    }

    /**
     * Waits up to 2 s until that version of the client's stream is seen, then decides about access, then reads.
     *
     * @param atLeast a version of the client's stream in {@code onward.activity}
     * @throws ProblemException 503 if the version is not seen in time, 404 if the caller may not look or there is nobody
     */
    public <T> T read(Caller caller, UUID client, Optional<Long> atLeast, Reading<T> reading) {
        atLeast.ifPresent(version -> await(client, version));
        return readAll(connection -> reading.of(connection, allowed(connection, caller, client)));
    }

    /** Reads of many clients, of one moment; whoever reads looks after who may be seen. */
    public <T> T readAll(Database.Work<T> reading) {
        return inTransaction(moment, reading);
    }

    /**
     * Writes what concerns one client, beside the projection's tables.
     *
     * @throws ProblemException 404 if the caller may not look or there is nobody
     */
    public <T> T write(Caller caller, UUID client, Reading<T> writing) {
        return inTransaction(path, connection -> writing.of(connection, allowed(connection, caller, client)));
    }

    private <T> T inTransaction(String beginning, Database.Work<T> work) {
        return database.inTransaction(connection -> {
            try (PreparedStatement begin = connection.prepareStatement(beginning)) {
                begin.execute();
            }
            return work.on(connection);
        });
    }

    private static Client allowed(Connection connection, Caller caller, UUID client) throws SQLException {
        return ClientTable.find(connection, client)
                .filter(one -> ClientAccess.allows(caller, one.id(), one.studio(), one.coach()))
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND, "client.unknown", "There is no such client for you to see.")
                        .exception());
    }

    private void await(UUID client, long version) {
        try {
            if (intake.awaitVersion(Topics.ACTIVITY, client, version, PATIENCE)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "version.not-yet",
                        "Version " + version + " is not seen here yet; ask again.")
                .exception();
    }
}
