package onward.kit.rebuild;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.KafkaBinding;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.Event;
import onward.kit.KitFixture;
import onward.kit.database.Copy;
import onward.kit.database.Database;
import onward.kit.intake.Incoming;
import onward.kit.intake.Intake;
import onward.kit.intake.Kafka;
import onward.kit.intake.Parked;
import onward.kit.intake.Projection;
import onward.kit.sealing.Keys;
import onward.kit.sealing.Sealer;
import onward.kit.tracing.Spans;
import onward.testing.TestKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final KitFixture kit = new KitFixture();
    private final String topic = TestKafka.freshTopic(3);
    private final String service = "test-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    /** How many events had an effect outside of the tables. */
    private final AtomicInteger effects = new AtomicInteger();

    private final Sample sample = new Sample(() -> {});
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    @AfterEach
    void stop() throws Exception {
        producer.close();
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
        kit.close();
    }

    /** Keeps what it is told, refuses one sentence, and counts what it did beside. */
    private final class Sample implements Rebuildable {
        private final Runnable onLoad;

        /** @param onLoad done before each load */
        Sample(Runnable onLoad) {
            this.onLoad = onLoad;
        }

        @Override
        public String name() {
            return "rebuilt";
        }

        @Override
        public int shape() {
            return 1;
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void apply(Connection connection, List<Incoming> events) throws SQLException {
            write(connection, events);
            effects.addAndGet(events.size());
        }

        @Override
        public Projection quietly() {
            return new Projection() {
                @Override
                public String name() {
                    return Sample.this.name();
                }

                @Override
                public String schema() {
                    return Sample.this.schema();
                }

                @Override
                public Set<String> topics() {
                    return Sample.this.topics();
                }

                @Override
                public void apply(Connection connection, List<Incoming> events) throws SQLException {
                    write(connection, events);
                }
            };
        }

        @Override
        public void load(Connection connection, List<Incoming> events) throws SQLException {
            onLoad.run();
            write(connection, events);
        }

        @Override
        public Set<String> bulkyTables() {
            return Set.of("seen");
        }

        @Override
        public void complete(Connection connection) {}

        @Override
        public List<Shown> shown() {
            return List.of(new Shown("seen", "stream"));
        }

        private void write(Connection connection, List<Incoming> events) throws SQLException {
            Copy seen = new Copy("seen", "stream", "version", "says");
            for (Incoming event : events) {
                seen.add(event.envelope().stream(), event.envelope().version(), words(event.content()));
            }
            seen.runOn(connection);
        }

        private static String words(Incoming.Content content) {
            return switch (content) {
                case Incoming.Content.Happened(ClientEnrolled enrolled) -> enrolled.name();
                case Incoming.Content.Happened(Event other) -> other.toString();
                case Incoming.Content.Erased _ -> "erased";
            };
        }
    }

    private Intake intake() {
        Intake intake = new Intake(
                kit.database, sample, new Generations(kit.database, sample), kit.sealer, kafka(), Spans.NONE, () -> {});
        open.add(intake);
        return intake;
    }

    private Kafka kafka() {
        return new Kafka(TestKafka.bootstrapServers(), service);
    }

    private Rebuild rebuild() {
        return rebuild(kit.database, sample, kit.sealer);
    }

    private Rebuild rebuild(Database database, Rebuildable projection, Sealer sealer) {
        Rebuild rebuild = new Rebuild(database, projection, sealer, kafka());
        open.add(rebuild);
        return rebuild;
    }

    private static void awaitState(Rebuild rebuild, String state) {
        await().atMost(SOON).until(() -> rebuild.status().state(), state::equals);
    }

    private Envelope envelope(UUID stream, long version, String name) {
        UUID id = UUID.randomUUID();
        byte[] payload = kit.sealer.seal(
                stream,
                Sealer.placeOf(id, "ClientEnrolled", 1, version),
                new EventCodec().encode(saying(name).event()));
        return new Envelope(id, "test", "ClientEnrolled", 1, stream, version, Instant.EPOCH, payload);
    }

    private void publish(Envelope... envelopes) {
        for (Envelope envelope : envelopes) {
            send(KafkaBinding.toRecord(topic, envelope));
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> streamsOf(int streams, int events) {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            UUID stream = kit.freshStream();
            all.add(stream);
            for (int version = 1; version <= events; version++) {
                var _ = producer.send(KafkaBinding.toRecord(topic, envelope(stream, version, "says " + version)));
            }
        }
        producer.flush();
        return all;
    }

    private List<String> said(int generation, UUID stream) {
        return kit.query(
                "select says from rebuilt_" + generation + ".seen where stream = '" + stream + "' order by version");
    }

    private void awaitVersion(Intake intake, UUID stream, long version) {
        try {
            assertThat(intake.awaitVersion(topic, stream, version, SOON)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_came_twice_or_early_or_broken_is_decided_as_it_was_and_the_next_event_is_applied() {
        Intake intake = intake();
        UUID twice = kit.freshStream();
        Envelope first = envelope(twice, 1, "a");
        Envelope second = envelope(twice, 2, "b");
        publish(first, second, first, second, envelope(twice, 3, "c"));
        UUID forked = kit.freshStream();
        publish(envelope(forked, 1, "a"), envelope(forked, 1, "another a"), envelope(forked, 2, "b"));
        UUID early = kit.freshStream();
        publish(envelope(early, 2, "b"), envelope(early, 1, "a"), envelope(early, 4, "d"));
        UUID refused = kit.freshStream();
        publish(envelope(refused, 1, "refuse me"), envelope(refused, 2, "b"));
        send(new ProducerRecord<>(topic, "no stream", "nonsense".getBytes(StandardCharsets.UTF_8)));
        await().atMost(SOON).until(intake::isUpToDate);
        List<String> parked =
                intake.parked().stream().map(Parked::cause).sorted().toList();
        long waiting = intake.backlog().waiting();
        assertThat(parked).hasSize(3);

        Rebuild rebuild = rebuild();
        assertThat(rebuild.status().state()).isEqualTo("none");
        assertThat(rebuild.begin()).isTrue();
        awaitState(rebuild, "switched");

        assertThat(rebuild.status().generation()).isEqualTo(2);
        assertThat(said(2, twice)).containsExactly("a", "b", "c");
        assertThat(said(2, forked)).containsExactly("a");
        assertThat(said(2, early)).containsExactly("a", "b");
        assertThat(said(2, refused)).isEmpty();
        assertThat(intake.parked().stream().map(Parked::cause).sorted()).isEqualTo(parked);
        assertThat(intake.backlog().waiting()).isEqualTo(waiting);
        publish(envelope(early, 3, "c"));
        awaitVersion(intake, early, 4);
        assertThat(said(2, early)).containsExactly("a", "b", "c", "d");
        assertThat(indexes(2)).isEqualTo(List.of("seen_by_words", "seen_pkey"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(kit.query("select nspname from pg_namespace where nspname like 'rebuilt%'"))
                                .containsExactly("rebuilt_2"));
    }

    private List<String> indexes(int generation) {
        return kit.query("select indexname from pg_indexes where schemaname = 'rebuilt_" + generation
                + "' and tablename = 'seen' order by 1");
    }

    @Test
    void while_events_come_it_is_made_and_each_is_applied_once_with_its_effect() throws Exception {
        Intake intake = intake();
        List<UUID> streams = streamsOf(3, 200);
        streams.forEach(stream -> awaitVersion(intake, stream, 200));
        Rebuild rebuild = rebuild();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int version = 201; version <= 300; version++) {
                for (UUID stream : streams) {
                    publish(envelope(stream, version, "says " + version));
                }
            }
        });
        rebuild.begin();
        awaitState(rebuild, "switched");
        writer.join();

        streams.forEach(stream -> {
            awaitVersion(intake, stream, 300);
            assertThat(said(2, stream))
                    .isEqualTo(LongStream.rangeClosed(1, 300)
                            .mapToObj(version -> "says " + version)
                            .toList());
        });
        assertThat(effects.get()).isEqualTo(900);
    }

    @Test
    void a_rebuild_alone_has_no_effect() {
        Intake intake = intake();
        UUID stream = streamsOf(1, 3).getFirst();
        // Not in their turn: the load leaves them to be decided, and they are applied as an intake does.
        publish(envelope(stream, 5, "e"), envelope(stream, 4, "d"));
        awaitVersion(intake, stream, 5);
        await().atMost(SOON).until(intake::isUpToDate);
        int before = effects.get();
        Rebuild rebuild = rebuild();
        rebuild.begin();
        awaitState(rebuild, "switched");
        assertThat(said(2, stream)).containsExactly("says 1", "says 2", "says 3", "d", "e");
        assertThat(effects.get()).isEqualTo(before);
    }

    @Test
    void what_differs_is_listed_and_waits_until_it_is_accepted() {
        Intake intake = intake();
        List<UUID> streams = streamsOf(2, 3);
        streams.forEach(stream -> awaitVersion(intake, stream, 3));
        UUID changed = streams.getFirst();
        kit.execute(
                kit.database, "update rebuilt_1.seen set says = 'x' where version = 2 and stream = '" + changed + "'");
        UUID erased = streams.getLast();
        kit.execute(
                kit.keyDatabase,
                "update stream_key set wrapped = null, erased_at = now() where stream = '" + erased + "'");
        // What has held the erased one's key would hold it for a minute.
        Sealer sealer = new Sealer(new Keys(kit.keyDatabase, kit.masterKey));

        Rebuild rebuild = rebuild(kit.database, sample, sealer);
        assertThat(rebuild.accept()).isFalse();
        rebuild.begin();
        awaitState(rebuild, "differs");
        assertThat(rebuild.begin()).isTrue();
        awaitState(rebuild, "differs");
        RebuildStatus differs = rebuild.status();
        assertThat(differs.generation()).isEqualTo(3);
        assertThat(differs.events()).isEqualTo(6);
        assertThat(differs.differences()).extracting(Difference::stream).containsExactlyInAnyOrder(changed, erased);
        assertThat(differs.differences().getFirst().what()).isEqualTo("seen: 3 rows, not all with the same content");
        publish(envelope(changed, 4, "d"));
        awaitVersion(intake, changed, 4);
        assertThat(said(1, changed)).containsExactly("says 1", "x", "says 3", "d");

        assertThat(rebuild.accept()).isTrue();
        awaitState(rebuild, "switched");
        assertThat(said(3, changed)).containsExactly("says 1", "says 2", "says 3", "d");
        assertThat(said(3, erased)).containsExactly("erased", "erased", "erased");
        assertThat(rebuild.accept()).isFalse();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(kit.query("select nspname from pg_namespace where nspname like 'rebuilt%'"))
                                .containsExactly("rebuilt_3"));
    }

    @Test
    void a_value_that_stands_in_the_row_of_another_is_a_difference() {
        Intake intake = intake();
        List<UUID> streams = streamsOf(10, 2);
        streams.forEach(stream -> awaitVersion(intake, stream, 2));
        kit.execute(
                kit.database, "update rebuilt_1.seen set says = case version when 1 then 'says 2' else 'says 1' end");

        Rebuild rebuild = rebuild();
        rebuild.begin();
        awaitState(rebuild, "differs");
        assertThat(rebuild.status().differences())
                .extracting(Difference::stream)
                .containsExactlyInAnyOrderElementsOf(streams);
    }

    @Test
    void another_instance_goes_on_where_one_was_killed() throws Exception {
        Intake intake = intake();
        List<UUID> streams = streamsOf(6, 20);
        streams.forEach(stream -> awaitVersion(intake, stream, 20));
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        HikariDataSource connections = pool();
        Rebuild killed = new Rebuild(
                new Database(connections),
                new Sample(() -> {
                    loading.countDown();
                    uninterruptibly(never);
                }),
                kit.sealer,
                kafka());
        killed.begin();
        loading.await();
        Rebuild other = rebuild();
        assertThat(other.begin()).isFalse();
        assertThat(other.status().state()).isEqualTo("loading");

        // As the end of its process looks from the database: no word more, and all that is open is rolled back.
        kit.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed'");
        connections.close();
        awaitState(other, "switched");
        streams.forEach(stream -> assertThat(said(2, stream)).hasSize(20));
        assertThat(other.status().events()).isEqualTo(120);
        never.countDown();
        killed.close();
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(kit.address.url());
        config.setUsername(kit.address.user());
        config.setPassword(kit.address.password());
        config.addDataSourceProperty("ApplicationName", "killed");
        return new HikariDataSource(config);
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
