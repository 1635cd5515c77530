package onward.progress.roster;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.value.TriageReason;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.http.Problem;
import onward.kit.intake.Intake;
import onward.kit.store.EventStore;
import onward.kit.store.NewEvent;
import onward.progress.client.Client;
import onward.progress.facts.LookAgain;
import onward.progress.reading.ClientReads;
import onward.progress.reading.Query;
import onward.progress.triage.Need;
import onward.progress.triage.kept.Kept;
import onward.progress.triage.kept.TriageTable;

/** The coach has seen why a client is on the list: told as an event, and kept in the same transaction. */
@Singleton
final class Acknowledging {
    private final ClientReads reads;
    private final EventStore store;
    private final Clock clock;

    Acknowledging(Database database, @Named("adherence") Intake intake, EventStore store, Clock clock) {
        this.reads = new ClientReads(database, intake);
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is acknowledged.
     *
     * @param until when to be reminded, told the client's home zone
     */
    record Acknowledgement(TriageReason reason, Optional<Function<ZoneId, Instant>> until) {}

    /**
     * Notes it, unless it was noted before.
     *
     * @return the version of the client's stream in this service after it; of a repeat, after the first
     */
    long acknowledge(Caller caller, UUID client, Acknowledgement said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reads.write(caller, client, (connection, known) -> {
            LookAgain.at(connection, client, now);
            return acknowledge(connection, caller, known, said, now);
        });
    }

    private long acknowledge(Connection connection, Caller caller, Client client, Acknowledgement said, Instant now)
            throws SQLException {
        Kept kept = Optional.ofNullable(TriageTable.of(connection, client.id()).get(said.reason()))
                .filter(Kept::holds)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.CONFLICT,
                                "triage.reason-passed",
                                "The client is not on the list for that reason, or not any more.")
                        .exception());
        Optional<Instant> until = said.until().map(at -> at.apply(client.timeZone()));
        Optional<Kept.Acknowledged> before =
                kept.acknowledged().filter(seen -> seen.until().equals(until));
        if (before.isPresent()) {
            return before.get().version();
        }
        if (until.filter(at -> !at.isAfter(now)).isPresent()) {
            throw Query.outOfBounds("until must lie in the future.");
        }
        var event = new TriageAcknowledged(said.reason(), until, caller.personId());
        long version = store.append(connection, client.id(), List.of(new NewEvent(Optional.empty(), event)))
                .version();
        Need need = kept.need().at(now);
        TriageTable.keep(
                connection,
                client.id(),
                new Kept(
                        need,
                        true,
                        kept.time(),
                        need.grade(),
                        Optional.of(new Kept.Acknowledged(now, until, version))));
        return version;
    }
}
