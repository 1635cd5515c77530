package onward.progress.adherence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onward.contracts.Envelope;
import onward.contracts.EventType;
import onward.contracts.Topics;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.intake.Incoming;
import onward.progress.FreshDatabase;
import onward.progress.Histories;
import onward.progress.Histories.Recorded;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.Window;

/** What is projected event by event on the real PostgreSQL is what the pure function makes of the whole log. */
class ProjectionProperties {
    private static final Window WINDOW = Histories.WINDOW;
    private static final String SCHEMA = "adherence_4";
    private static final int LARGEST_BATCH = 12;
    private static final Database DATABASE = database();

    private final AdherenceProjection projection = new AdherenceProjection((_, _) -> {});

    /** All figures of the window with all that they are made of. */
    private record Figures(Adherence adherence, Streaks streaks) {}

    @Provide
    Arbitrary<List<Recorded>> histories() {
        return Histories.any();
    }

    @Property
    void applied_in_any_batches_it_equals_the_pure_function_and_stays_so_as_of_then(
            @ForAll("histories") List<Recorded> history, @ForAll Random random) {
        UUID client = UUID.randomUUID();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            apply(client, history, from, to);
            assertThat(read(client, Moment.NOW)).isEqualTo(computed(history.subList(0, to)));
            from = to;
        }
        for (Instant any : instants(history)) {
            assertThat(read(client, Moment.of(any)))
                    .as("as of %s", any)
                    .isEqualTo(computed(history.stream()
                            .filter(recorded -> !recorded.at().isAfter(any))
                            .toList()));
        }
    }

    /** Each instant at which something was recorded, and one before anything was: as of it the history has a prefix. */
    private static SortedSet<Instant> instants(List<Recorded> history) {
        SortedSet<Instant> instants = new TreeSet<>();
        instants.add(history.getFirst().at().minusSeconds(1));
        history.forEach(recorded -> instants.add(recorded.at()));
        return instants;
    }

    private static Figures computed(List<Recorded> history) {
        Diary diary = Diary.of(Histories.log(history));
        return new Figures(Adherence.of(diary, WINDOW), Streaks.upTo(WINDOW.to(), diary));
    }

    /** The window as it is read for an answer; the streaks go on before it. */
    private Figures read(UUID client, Moment moment) {
        return DATABASE.inTransaction(connection -> {
            lookAt(connection);
            Diary diary = Diaries.read(connection, client, WINDOW, moment);
            return new Figures(
                    Adherence.of(diary, WINDOW),
                    new StreakReads(connection, client, moment, WINDOW, diary)
                            .upTo(WINDOW.to())
                            .streaks());
        });
    }

    private void apply(UUID client, List<Recorded> history, int from, int to) {
        List<Incoming> batch = IntStream.range(from, to)
                .mapToObj(i -> incoming(client, history.get(i), i + 1))
                .toList();
        DATABASE.inTransaction(connection -> {
            lookAt(connection);
            projection.apply(connection, batch);
            return null;
        });
    }

    private static Incoming incoming(UUID client, Recorded recorded, long version) {
        EventType type = EventType.of(recorded.event());
        return new Incoming(
                Topics.ACTIVITY,
                new Envelope(
                        UUID.randomUUID(),
                        "test",
                        type.wireName(),
                        type.version(),
                        client,
                        version,
                        recorded.at(),
                        new byte[0]),
                new Incoming.Content.Happened(recorded.event()));
    }

    private static void lookAt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path to " + SCHEMA);
        }
    }

    private static Database database() {
        Database database = new Database(FreshDatabase.pool());
        Migrations.apply(database.pool(), SCHEMA, AdherenceProjection.NAME);
        return database;
    }
}
