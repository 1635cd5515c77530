package onward.kit.proof;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import onward.kit.intake.Intake;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestPostgres;
import onward.testing.Waits;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the append to the topic: whatever transactions and brokers do, nothing is passed over and no order bent. */
class OrderProofTest {
    private static Way way;
    private static Intake intake;

    @BeforeAll
    static void start() {
        way = new Way();
        way.relay();
        intake = way.intake();
    }

    @AfterAll
    static void stop() {
        way.close();
    }

    @Test
    @Tag("proof")
    @Tag("late-commit")
    void of_two_appends_that_commit_in_reverse_order_no_consumer_misses_one() throws Exception {
        Duration held = Waits.of(Duration.ofSeconds(70), Duration.ofSeconds(1));
        UUID late = way.kit.freshStream();
        try (Connection blocker = way.kit.database.pool().getConnection()) {
            blocker.setAutoCommit(false);
            way.store.append(blocker, late, 0, List.of(saying("late")));
            long until = System.nanoTime() + held.toNanos();
            do {
                // Begun later, committed earlier, published and seen while the first is still open.
                assertThat(way.timeToBeSeen(intake)).isLessThan(Way.SOON);
            } while (System.nanoTime() < until);
            assertThat(way.seen(late)).isEmpty();
            blocker.commit();
        }
        way.awaitSeen(late, "1 late");
        way.say(late, "and more");
        way.awaitSeen(late, "1 late", "2 and more");
    }

    @Test
    @Tag("proof")
    @Tag("wrote-elsewhere")
    void a_transaction_that_wrote_elsewhere_before_it_appends_does_not_bend_the_order_of_its_stream() throws Exception {
        UUID stream = way.kit.freshStream();
        List<String> told = new ArrayList<>();
        for (long version = 0; version < 40; version += 2) {
            try (Connection early = way.kit.database.pool().getConnection()) {
                early.setAutoCommit(false);
                // From here on it has a transaction id, lower than that of the append that comes before its own.
                execute(
                        early,
                        "insert into store.lease values ('elsewhere', gen_random_uuid(), now()) "
                                + "on conflict (name) do update set until = now()");
                way.store.append(stream, version, List.of(saying("a")));
                assertThat(way.store.append(early, stream, version + 1, List.of(saying("b"))))
                        .isPresent();
                early.commit();
            }
            told.addAll(List.of(version + 1 + " a", version + 2 + " b"));
        }
        assertThat(way.kit.query("select 1 from store.event a join store.event b using (stream) where stream = '"
                        + stream + "' and b.version = a.version + 1 and b.xmin::text::bigint < a.xmin::text::bigint"))
                .as("appends whose transaction is older than that of the version before")
                .hasSize(20);
        way.awaitSeen(stream, told.toArray(String[]::new));
        assertThat(way.publishedVersions(stream))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    @Tag("proof")
    @Tag("idle-transaction")
    void a_transaction_that_idles_in_another_database_does_not_delay_publishing() throws Exception {
        Duration held = Waits.of(Duration.ofMinutes(10), Duration.ofSeconds(2));
        medianTimeToBeSeen(Duration.ofSeconds(1));
        Duration before = medianTimeToBeSeen(Waits.of(Duration.ofSeconds(10), Duration.ofSeconds(1)));
        TestDatabase other = TestPostgres.freshDatabase();
        try (Connection idle = DriverManager.getConnection(other.url(), other.user(), other.password())) {
            idle.setAutoCommit(false);
            execute(idle, "create table idling (since timestamptz default now())");
            execute(idle, "insert into idling default values");

            Duration meanwhile = medianTimeToBeSeen(held);

            idle.rollback();
            System.out.printf(
                    "From append to projection: %d ms, and %d ms while a transaction idled elsewhere for %d s%n",
                    before.toMillis(), meanwhile.toMillis(), held.toSeconds());
            // Each was seen while that transaction was open; the median leaves room for a machine that builds.
            assertThat(meanwhile).isLessThan(before.multipliedBy(3).plusMillis(100));
        }
    }

    private static Duration medianTimeToBeSeen(Duration during) {
        List<Duration> times = new ArrayList<>();
        long until = System.nanoTime() + during.toNanos();
        do {
            times.add(way.timeToBeSeen(intake));
        } while (System.nanoTime() < until);
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    @Tag("proof")
    @Tag("refused-record")
    void what_follows_a_record_that_the_broker_refuses_is_never_visible_before_it() throws Exception {
        UUID stream = way.kit.freshStream();
        largestRecord("20000");
        way.say(stream, "small", "x".repeat(40_000), "small again");
        // The relay tries again twice a second.
        await().during(Waits.of(Duration.ofSeconds(30), Duration.ofSeconds(2)))
                .atMost(Way.SOON)
                .until(() -> way.publishedVersions(stream).isEmpty()
                        && way.seen(stream).isEmpty());
        assertThat(way.kit.query(
                        "select version::text from store.outbox where stream = '" + stream + "' order by position"))
                .containsExactly("1", "2", "3");
        largestRecord("1048576");
        assertThat(intake.awaitVersion(way.topic, stream, 3, Way.SOON)).isTrue();
        assertThat(way.publishedVersions(stream)).containsExactly(1L, 2L, 3L);
    }

    private static void largestRecord(String bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, way.topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }
}
