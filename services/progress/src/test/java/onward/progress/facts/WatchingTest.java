package onward.progress.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.progress.FreshDatabase;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.FiguresChanged.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is looked at first. */
class WatchingTest {
    private static final Instant NOON = Instant.parse("2026-07-06T12:00:00Z");

    private final HikariDataSource pool = pool();
    private final Database database = new Database(pool);
    private final Watching watching = new Watching(database);
    private final UUID logged = UUID.randomUUID();
    private final UUID checkedIn = UUID.randomUUID();

    private static HikariDataSource pool() {
        HikariDataSource pool = FreshDatabase.pool();
        Migrations.apply(pool, "timers", "timers");
        return pool;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static Change session(UUID client, Instant recordedAt) {
        return new Change(client, today(), recordedAt, true);
    }

    private static Change checkIn(UUID client, Instant recordedAt) {
        return new Change(client, today(), recordedAt, false);
    }

    private static Optional<Window> today() {
        LocalDate today = LocalDate.of(2026, 7, 6);
        return Optional.of(new Window(today, today));
    }

    private void changed(Change... changes) {
        database.inTransaction(connection -> {
            watching.changed(connection, List.of(changes));
            return null;
        });
    }

    private List<UUID> inTheirOrder() {
        return database.autoCommit(connection -> {
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select subject from timers.timer order by due_at")) {
                List<UUID> order = new ArrayList<>();
                while (row.next()) {
                    order.add(row.getObject("subject", UUID.class));
                }
                return order;
            }
        });
    }

    @Test
    void sessions_are_looked_at_in_the_order_in_which_they_were_recorded() {
        UUID later = UUID.randomUUID();
        changed(session(later, NOON.plusSeconds(1)));
        changed(session(logged, NOON));
        assertThat(inTheirOrder()).containsExactly(logged, later);
    }

    @Test
    void a_check_in_goes_before_all_sessions() {
        changed(session(logged, NOON), checkIn(checkedIn, NOON.plusSeconds(20)));
        assertThat(inTheirOrder()).containsExactly(checkedIn, logged);
    }

    @Test
    void so_it_does_where_the_same_client_logged_a_session_before_it() {
        changed(session(logged, NOON));
        changed(session(checkedIn, NOON.plusSeconds(10)), checkIn(checkedIn, NOON.plusSeconds(20)));
        assertThat(inTheirOrder()).containsExactly(checkedIn, logged);
    }
}
