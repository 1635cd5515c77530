package onward.progress.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.event.ClientEnrolled;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.kit.intake.Projection;
import onward.kit.sealing.Sealer;
import onward.progress.ProgressService;
import onward.progress.projection.Batch;
import onward.progress.roster.RosterReads.Question;
import onward.progress.roster.RosterReads.Who;
import org.junit.jupiter.api.Test;

/** What a page of the list costs in statements, of a coach with 20 clients and of one with 2,000. */
class RosterCostTest {
    private static final Question FIRST_PAGE =
            new Question(new Who.InNeed(), Optional.empty(), Sort.URGENCY, Optional.empty(), 50);
    private static final Question BY_NAME =
            new Question(new Who.Everybody(), Optional.of("client 1"), Sort.NAME, Optional.empty(), 200);

    private final ProgressService service = ProgressService.running();
    private final Intake intake = service.part(Intake.class, "adherence");
    private final Projection projection = service.part(Projection.class, "adherence");

    @Test
    void two_thousand_clients_cost_as_many_statements_as_twenty() throws SQLException {
        Caller few = coachOf(20);
        Caller many = coachOf(2_000);

        // The beginning of the snapshot, clients, reasons, names, keys.
        assertThat(cost(few, FIRST_PAGE, 20)).isEqualTo(5);
        assertThat(cost(many, FIRST_PAGE, 50)).isEqualTo(5);
        assertThat(cost(few, BY_NAME, 11)).isEqualTo(5);
        assertThat(cost(many, BY_NAME, 200)).isEqualTo(5);
    }

    /** Each time as a service that has just started: it holds no key yet. */
    private int cost(Caller coach, Question question, int listed) {
        CountedStatements statements = new CountedStatements();
        var reads = new RosterReads(
                new Database(statements.on(service.pool())),
                intake,
                new Names(new Sealer(service.keysIn(statements::on))),
                service.clock);
        assertThat(reads.read(coach, question).clients()).hasSize(listed);
        return statements.executed();
    }

    private Caller coachOf(int clients) throws SQLException {
        Caller coach = new Caller(UUID.randomUUID(), Role.COACH, UUID.randomUUID());
        Batch client = new Batch("insert into client (client_id, studio_id, coach_id, time_zone) values (?, ?, ?, ?)");
        Batch name = new Batch("""
                insert into client_name (client_id, event_id, event_type, type_version, event_version, payload)
                values (?, ?, 'ClientEnrolled', 1, 1, ?)
                """);
        Batch need = new Batch("""
                insert into facts.triage (client_id, reason, holds, since, grade, rests_on, time, told_grade)
                values (?, 'unconfirmed', true, now(), '1', '{}', 1, '1')
                """);
        IntStream.range(0, clients).forEach(number -> {
            UUID id = UUID.randomUUID();
            UUID event = UUID.randomUUID();
            client.add(id, coach.studioId(), coach.personId(), "Europe/London");
            name.add(
                    id,
                    event,
                    service.sealed(
                            id,
                            Sealer.placeOf(event, "ClientEnrolled", 1, 1),
                            new ClientEnrolled(
                                    coach.studioId(),
                                    "Client " + number,
                                    "client@example.test",
                                    ZoneId.of("Europe/London"),
                                    Optional.empty(),
                                    coach.personId())));
            need.add(id);
        });
        try (Connection connection = service.pool().getConnection()) {
            connection.createStatement().execute("set search_path = " + projection.schema());
            for (Batch batch : List.of(client, name, need)) {
                batch.runOn(connection);
            }
        }
        return coach;
    }
}
