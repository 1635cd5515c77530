package onward.kit.intake;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.KafkaBinding;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.Event;
import onward.kit.KitFixture;
import onward.kit.database.DatabaseFailure;
import onward.kit.sealing.Sealer;
import onward.testing.TestKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final KitFixture kit = new KitFixture();
    private final String topic = TestKafka.freshTopic(3);
    private final String service = "test-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
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

    /** Writes down what it is told, and refuses one sentence through SQL and another one by a bug. */
    private final class Seen implements Projection {
        private volatile boolean buggy = true;
        private volatile boolean databaseIsAway = true;

        @Override
        public String name() {
            return "sample";
        }

        @Override
        public String schema() {
            return "sample_1";
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void apply(Connection connection, List<Incoming> events) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into seen (stream, version, says) values (?, ?, ?)")) {
                for (Incoming event : events) {
                    insert.setObject(1, event.envelope().stream());
                    insert.setLong(2, event.envelope().version());
                    insert.setString(3, words(event.content()));
                    insert.executeUpdate();
                }
            }
        }

        private String words(Incoming.Content content) {
            return switch (content) {
                case Incoming.Content.Happened(ClientEnrolled enrolled) -> {
                    if (buggy && enrolled.name().equals("trip over me")) {
                        throw new IllegalStateException("a bug");
                    }
                    if (databaseIsAway && enrolled.name().equals("not now")) {
                        throw new DatabaseFailure(new SQLException("stopping", "57P01"));
                    }
                    yield enrolled.name();
                }
                case Incoming.Content.Happened(Event other) -> other.toString();
                case Incoming.Content.Erased _ -> "erased";
            };
        }
    }

    private final Seen seen = new Seen();

    private Intake intake() {
        Intake intake = new Intake(kit.database, seen, kit.sealer, new Kafka(TestKafka.bootstrapServers(), service));
        open.add(intake);
        return intake;
    }

    private Envelope envelope(UUID stream, long version, String name) {
        return envelope(UUID.randomUUID(), stream, version, "ClientEnrolled", 1, name);
    }

    private Envelope envelope(UUID id, UUID stream, long version, String type, int typeVersion, String name) {
        Event event = saying(name).event();
        byte[] payload =
                kit.sealer.seal(stream, Sealer.placeOf(id, type, typeVersion, version), new EventCodec().encode(event));
        assertThat(EventType.of(event).wireName()).isEqualTo("ClientEnrolled");
        return new Envelope(id, "test", type, typeVersion, stream, version, Instant.EPOCH, payload);
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

    private List<String> said(UUID stream) {
        return kit.query("select says from sample_1.seen where stream = '" + stream + "' order by place");
    }

    private void awaitSaid(UUID stream, String... words) {
        await().atMost(SOON).untilAsserted(() -> assertThat(said(stream)).containsExactly(words));
    }

    @Test
    void events_are_applied_in_order_and_their_version_can_be_waited_for() throws Exception {
        Intake intake = intake();
        UUID stream = kit.freshStream();
        publish(envelope(stream, 1, "a"), envelope(stream, 2, "b"));
        assertThat(intake.awaitVersion(topic, stream, 2, SOON)).isTrue();
        assertThat(said(stream)).containsExactly("a", "b");
        assertThat(intake.version(topic, stream)).isEqualTo(2);
        assertThat(intake.awaitVersion(topic, stream, 3, Duration.ofMillis(50))).isFalse();
        await().atMost(SOON).until(intake::hasCaughtUp);
    }

    @Test
    void it_is_up_to_date_when_all_that_was_published_by_then_is_applied() {
        Intake intake = intake();
        await().atMost(SOON).until(intake::hasCaughtUp);
        for (int i = 0; i < 20; i++) {
            UUID stream = kit.freshStream();
            publish(envelope(stream, 1, "a"));
            await().atMost(SOON).until(intake::isUpToDate);
            assertThat(said(stream)).containsExactly("a");
        }
        assertThat(intake.begun()).isEqualTo(20);
    }

    @Test
    void it_is_at_work_for_a_moment_after_something_came() {
        Intake intake = intake();
        await().atMost(SOON).until(() -> intake.hasCaughtUp() && !intake.isAtWork());
        publish(envelope(kit.freshStream(), 1, "a"));
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(intake::isAtWork);
        await().atMost(SOON).until(() -> !intake.isAtWork());
        assertThat(intake.applied()).isEqualTo(1);
    }

    @Test
    void it_is_not_up_to_date_before_it_has_read() {
        publish(envelope(kit.freshStream(), 1, "a"));
        try (Intake elsewhere = new Intake(kit.database, seen, kit.sealer, new Kafka("127.0.0.1:1", service))) {
            assertThat(elsewhere.isUpToDate()).isFalse();
        }
        await().atMost(SOON).until(intake()::isUpToDate);
    }

    @Test
    void what_is_published_but_not_committed_leaves_it_behind() {
        Intake intake = intake();
        await().atMost(SOON).until(intake::isUpToDate);
        UUID stream = kit.freshStream();
        try (KafkaProducer<String, byte[]> open = transactional()) {
            open.initTransactions();
            open.beginTransaction();
            var _ = open.send(KafkaBinding.toRecord(topic, envelope(stream, 1, "a")));
            open.flush();
            assertThat(intake.isUpToDate()).isFalse();
            open.commitTransaction();
        }
        await().atMost(SOON).until(intake::isUpToDate);
        assertThat(said(stream)).containsExactly("a");
    }

    private KafkaProducer<String, byte[]> transactional() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "transactional.id", service),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Test
    void asking_whether_it_is_up_to_date_costs_milliseconds() {
        Intake intake = intake();
        publish(envelope(kit.freshStream(), 1, "a"));
        await().atMost(SOON).until(intake::isUpToDate);
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(intake.isUpToDate()).isTrue();
        }
        Duration each = Duration.ofNanos((System.nanoTime() - began) / 100);
        System.out.printf("Whether an intake is up to date is known after %.1f ms%n", each.toNanos() / 1e6);
        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void what_is_delivered_again_changes_nothing() throws Exception {
        Intake intake = intake();
        UUID stream = kit.freshStream();
        Envelope first = envelope(stream, 1, "a");
        Envelope second = envelope(stream, 2, "b");
        publish(first, second, first, second, first, envelope(stream, 3, "c"));
        assertThat(intake.awaitVersion(topic, stream, 3, SOON)).isTrue();
        assertThat(said(stream)).containsExactly("a", "b", "c");
        assertThat(intake.parked()).isEmpty();
    }

    @Test
    void a_hole_is_waited_for_while_others_go_on() throws Exception {
        Intake intake = intake();
        UUID holed = kit.freshStream();
        UUID other = kit.freshStream();
        publish(envelope(holed, 1, "a"), envelope(holed, 4, "d"), envelope(holed, 3, "c"), envelope(other, 1, "x"));
        assertThat(intake.awaitVersion(topic, other, 1, SOON)).isTrue();
        awaitSaid(holed, "a");
        publish(envelope(holed, 2, "b"));
        assertThat(intake.awaitVersion(topic, holed, 4, SOON)).isTrue();
        assertThat(said(holed)).containsExactly("a", "b", "c", "d");
        assertThat(kit.query("select 1 from sample_1.waiting")).isEmpty();
    }

    @Test
    void another_event_at_a_known_version_is_parked_and_its_stream_waits() {
        Intake intake = intake();
        UUID stream = kit.freshStream();
        UUID other = kit.freshStream();
        publish(envelope(stream, 1, "a"), envelope(stream, 2, "b"), envelope(stream, 1, "forged"));
        publish(envelope(stream, 3, "c"), envelope(other, 1, "x"));
        awaitSaid(other, "x");
        await().atMost(SOON).until(() -> intake.parked().size() == 1);
        assertThat(intake.parked().getFirst().cause()).contains("fork");
        awaitSaid(stream, "a", "b");
    }

    @Test
    void one_that_sql_refuses_is_parked_alone_and_a_retry_restores_the_order() throws Exception {
        Intake intake = intake();
        UUID stream = kit.freshStream();
        UUID other = kit.freshStream();
        publish(
                envelope(stream, 1, "a"),
                envelope(other, 1, "x"),
                envelope(stream, 2, "refuse me"),
                envelope(stream, 3, "c"),
                envelope(other, 2, "y"));
        assertThat(intake.awaitVersion(topic, other, 2, SOON)).isTrue();
        await().atMost(SOON).until(() -> intake.parked().size() == 1);
        assertThat(intake.parked().getFirst()).satisfies(parked -> {
            assertThat(parked.stream()).contains(stream);
            assertThat(parked.cause()).isEqualTo("SQL state 23514");
        });
        awaitSaid(stream, "a");

        assertThat(intake.retry(intake.parked().getFirst().id())).isPresent();
        assertThat(intake.parked()).hasSize(1);
        kit.execute(kit.database, "alter table sample_1.seen drop constraint seen_says_check");
        assertThat(intake.retry(intake.parked().getFirst().id())).isPresent();
        awaitSaid(stream, "a", "refuse me", "c");
        assertThat(intake.parked()).isEmpty();
        assertThat(intake.retry(4711)).isEmpty();
    }

    @Test
    void one_that_trips_a_bug_is_parked_alone() throws Exception {
        Intake intake = intake();
        UUID stream = kit.freshStream();
        UUID other = kit.freshStream();
        publish(envelope(stream, 1, "trip over me"), envelope(other, 1, "x"), envelope(stream, 2, "b"));
        assertThat(intake.awaitVersion(topic, other, 1, SOON)).isTrue();
        await().atMost(SOON).until(() -> intake.parked().size() == 1);
        seen.buggy = false;
        intake.retry(intake.parked().getFirst().id());
        awaitSaid(stream, "trip over me", "b");
    }

    @Test
    void one_that_only_a_database_away_is_in_the_way_of_is_never_parked() {
        UUID stream = kit.freshStream();
        // The other one makes the batch fail, so that each is applied alone.
        publish(envelope(kit.freshStream(), 1, "trip over me"), envelope(stream, 1, "not now"));
        Intake intake = intake();
        await().atMost(SOON).until(() -> intake.begun() > 4);
        assertThat(kit.query("select id::text from sample_1.parked where stream = '" + stream + "'"))
                .isEmpty();
        seen.databaseIsAway = false;
        awaitSaid(stream, "not now");
    }

    @Test
    void what_is_no_event_of_ours_is_parked_with_its_cause_and_others_go_on() throws Exception {
        Intake intake = intake();
        UUID unknownType = kit.freshStream();
        UUID unknownVersion = kit.freshStream();
        UUID broken = kit.freshStream();
        UUID tombstone = kit.freshStream();
        UUID stray = kit.freshStream();
        UUID other = kit.freshStream();
        publish(envelope(UUID.randomUUID(), unknownType, 1, "CatFed", 1, "a"), envelope(unknownType, 2, "b"));
        publish(envelope(UUID.randomUUID(), unknownVersion, 1, "ClientEnrolled", 9, "a"));
        Envelope good = envelope(broken, 1, "a");
        publish(new Envelope(good.id(), "test", "ClientEnrolled", 1, broken, 2, Instant.EPOCH, good.payload()), good);
        send(new ProducerRecord<>(topic, tombstone.toString(), null));
        ProducerRecord<String, byte[]> strayed = KafkaBinding.toRecord(topic, envelope(stray, 1, "a"));
        send(new ProducerRecord<>(topic, null, null, other.toString(), strayed.value(), strayed.headers()));
        send(new ProducerRecord<>(topic, "not a stream", "{}".getBytes(StandardCharsets.UTF_8)));
        UUID last = kit.freshStream();
        publish(envelope(last, 1, "x"));
        assertThat(intake.awaitVersion(topic, last, 1, SOON)).isTrue();
        await().atMost(SOON).until(() -> intake.parked().size() == 6);
        assertThat(intake.parked())
                .extracting(Parked::cause)
                .satisfiesExactlyInAnyOrder(
                        cause -> assertThat(cause).contains("unknown event type CatFed"),
                        cause -> assertThat(cause).contains("unknown version 9"),
                        cause -> assertThat(cause).contains("seal is broken"),
                        cause -> assertThat(cause).contains("not an envelope"),
                        cause -> assertThat(cause).contains("the key is not the stream"),
                        cause -> assertThat(cause).contains("not an envelope"));
        assertThat(said(unknownType)).isEmpty();
        assertThat(said(broken)).containsExactly("a");
    }

    @Test
    void a_stream_without_a_key_is_parked_and_an_erased_one_yields_nothing() throws Exception {
        UUID erased = kit.freshStream();
        UUID keyless = kit.freshStream();
        publish(envelope(erased, 1, "a"), envelope(keyless, 1, "b"));
        kit.execute(
                kit.keyDatabase,
                "update stream_key set wrapped = null, erased_at = now() where stream = '" + erased + "'");
        kit.execute(kit.keyDatabase, "delete from stream_key where stream = '" + keyless + "'");
        Sealer reader = new Sealer(new onward.kit.sealing.Keys(kit.readOnlyKeyDatabase, kit.masterKey));
        Intake intake = new Intake(kit.database, seen, reader, new Kafka(TestKafka.bootstrapServers(), service));
        open.add(intake);
        assertThat(intake.awaitVersion(topic, erased, 1, SOON)).isTrue();
        awaitSaid(erased, "erased");
        await().atMost(SOON).until(() -> intake.parked().size() == 1);
        assertThat(intake.parked().getFirst().cause()).contains("no key");
    }

    @Test
    void a_stream_whose_key_is_broken_is_parked_and_others_of_its_batch_go_on() throws Exception {
        UUID broken = kit.freshStream();
        UUID other = kit.freshStream();
        publish(envelope(broken, 1, "a"), envelope(other, 1, "b"));
        kit.execute(
                kit.keyDatabase,
                "update stream_key set wrapped = decode(repeat('ab', 60), 'hex') where stream = '" + broken + "'");
        Sealer reader = new Sealer(new onward.kit.sealing.Keys(kit.readOnlyKeyDatabase, kit.masterKey));
        Intake intake = new Intake(kit.database, seen, reader, new Kafka(TestKafka.bootstrapServers(), service));
        open.add(intake);
        assertThat(intake.awaitVersion(topic, other, 1, SOON)).isTrue();
        await().atMost(SOON).until(() -> intake.parked().size() == 1);
        assertThat(intake.parked().getFirst().cause()).contains("seal is broken");
    }

    @Test
    void one_that_starts_again_goes_on_where_the_database_says() throws Exception {
        UUID stream = kit.freshStream();
        Intake first = intake();
        publish(envelope(stream, 1, "a"));
        assertThat(first.awaitVersion(topic, stream, 1, SOON)).isTrue();
        first.close();
        publish(envelope(stream, 2, "b"));
        Intake second = intake();
        assertThat(second.awaitVersion(topic, stream, 2, SOON)).isTrue();
        assertThat(said(stream)).containsExactly("a", "b");
    }

    @Test
    void two_that_share_the_partitions_apply_everything_once() {
        intake();
        intake();
        List<UUID> streams = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            UUID stream = kit.freshStream();
            streams.add(stream);
            publish(envelope(stream, 1, "a"), envelope(stream, 2, "b"));
        }
        await().atMost(SOON)
                .until(() ->
                        kit.query("select count(*)::text from sample_1.seen").equals(List.of("400")));
        streams.forEach(stream -> assertThat(said(stream)).containsExactly("a", "b"));
    }

    @Test
    void a_reader_whose_position_was_moved_by_another_changes_no_row() throws Exception {
        UUID stream = kit.freshStream();
        Intake intake = intake();
        publish(envelope(stream, 1, "a"));
        assertThat(intake.awaitVersion(topic, stream, 1, SOON)).isTrue();
        // As if another owner had applied the next record already, and this one had not noticed.
        kit.execute(kit.database, "update sample_1.position set next_offset = next_offset + 1");
        publish(envelope(stream, 2, "b"), envelope(stream, 3, "c"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kit.query("select version::text from sample_1.waiting"))
                        .containsExactly("3"));
        assertThat(said(stream)).containsExactly("a");
    }
}
