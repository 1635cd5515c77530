package onward.kit.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.KafkaBinding;
import onward.kit.intake.Intake;
import onward.kit.intake.Parked;
import onward.kit.sealing.Sealer;
import onward.testing.TestKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the topic to a projection: what is missing, forked or poisoned holds its own stream and nobody else's. */
class StreamProofTest {
    private static final byte[] WELL_FORMED =
            new EventCodec().encode(saying("poison").event());

    private static Way way;
    private static Intake intake;
    private static KafkaProducer<String, byte[]> anybody;

    @BeforeAll
    static void start() {
        way = new Way();
        way.relay();
        intake = way.intake();
        anybody = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        anybody.close();
        way.close();
    }

    @Test
    @Tag("proof")
    @Tag("holes-and-forks")
    void a_hole_is_waited_with_until_the_stream_is_republished_and_others_go_on() throws Exception {
        UUID holed = way.kit.freshStream();
        // As if Kafka had lost the second: it never gets there.
        way.kit.database.inTransaction(connection -> {
            way.store.append(connection, holed, 0, List.of(saying("a"), saying("b"), saying("c")));
            try (var lose = connection.prepareStatement("delete from store.outbox where stream = ? and version = 2")) {
                lose.setObject(1, holed);
                return lose.executeUpdate();
            }
        });
        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(way.waiting(holed)).containsExactly("3"));
        way.awaitSeen(way.streamSaying("x", "y"), "1 x", "2 y");
        way.say(holed, "d");
        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(way.waiting(holed)).containsExactly("3", "4"));
        assertThat(way.seen(holed)).containsExactly("1 a");

        assertThat(way.store.republish(holed)).isEqualTo(4);

        way.awaitSeen(holed, "1 a", "2 b", "3 c", "4 d");
        await().atMost(Way.SOON).until(() -> way.waiting(holed).isEmpty());
        way.awaitEmptyOutbox();
        assertThat(intake.isUpToDate()).isTrue();
        assertThat(way.seen(holed)).hasSize(4);
    }

    @Test
    @Tag("proof")
    @Tag("holes-and-forks")
    void a_fork_is_parked_with_an_alarm_its_stream_waits_and_others_go_on() throws Exception {
        UUID forked = way.streamSaying("a", "b");
        way.awaitSeen(forked, "1 a", "2 b");
        long alarm = intake.backlog().parked();

        send(KafkaBinding.toRecord(way.topic, envelope(forked, 2, "ClientEnrolled", 1, WELL_FORMED)));
        await().atMost(Way.SOON).until(() -> intake.backlog().parked() == alarm + 1);
        way.say(forked, "c");

        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(way.waiting(forked)).containsExactly("3"));
        assertThat(parkedOf(forked).cause()).contains("a fork");
        way.awaitSeen(way.streamSaying("x"), "1 x");
        assertThat(way.seen(forked)).containsExactly("1 a", "2 b");
    }

    @Test
    @Tag("proof")
    @Tag("poison")
    void one_that_sql_refuses_is_parked_its_stream_waits_others_go_on_and_a_retry_after_a_fix_restores_the_order()
            throws Exception {
        UUID stream = way.streamSaying("a", "refuse me", "c");
        UUID other = way.streamSaying("x", "y");
        way.awaitSeen(other, "1 x", "2 y");
        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(way.waiting(stream)).containsExactly("3"));
        way.awaitSeen(stream, "1 a");
        assertThat(parkedOf(stream).cause()).isEqualTo("SQL state 23514");

        intake.retry(parkedOf(stream).id());
        assertThat(way.seen(stream)).as("nothing is mended yet").containsExactly("1 a");
        way.kit.execute(way.kit.database, "alter table sample_1.seen drop constraint seen_says_check");
        intake.retry(parkedOf(stream).id());

        way.awaitSeen(stream, "1 a", "2 refuse me", "3 c");
        assertThat(intake.parked()).noneMatch(parked -> parked.stream().equals(java.util.Optional.of(stream)));
    }

    @Test
    @Tag("proof")
    @Tag("poison")
    void what_no_reader_of_today_can_read_is_parked_with_its_cause_its_stream_waits_and_others_go_on()
            throws Exception {
        UUID unknownType = poisoned(stream -> envelope(stream, 2, "CatFed", 1, WELL_FORMED));
        UUID unknownVersion = poisoned(stream -> envelope(stream, 2, "ClientEnrolled", 9, WELL_FORMED));
        UUID broken = poisoned(
                stream -> envelope(stream, 2, "ClientEnrolled", 1, "{\"name\": ".getBytes(StandardCharsets.UTF_8)));

        awaitHeld(unknownType, "unknown event type CatFed");
        awaitHeld(unknownVersion, "unknown version 9");
        awaitHeld(broken, "ClientEnrolled");
        way.awaitSeen(way.streamSaying("x", "y"), "1 x", "2 y");
        for (UUID stream : List.of(unknownType, unknownVersion, broken)) {
            assertThat(intake.retry(parkedOf(stream).id())).hasValue(0);
            awaitHeld(stream, "");

            // As for a program of tomorrow, which can read it.
            becomesReadable(stream);
            assertThat(intake.retry(parkedOf(stream).id())).hasValue(2);
            assertThat(way.seen(stream)).containsExactly("1 a", "2 poison", "3 poison");
            assertThat(isParked(stream)).isFalse();
            assertThat(way.waiting(stream)).isEmpty();
        }
    }

    private static void becomesReadable(UUID stream) throws SQLException, JsonProcessingException {
        ProducerRecord<String, byte[]> readable =
                KafkaBinding.toRecord(way.topic, envelope(stream, 2, "ClientEnrolled", 1, WELL_FORMED));
        List<Map<String, String>> headers = new ArrayList<>();
        readable.headers()
                .forEach(header ->
                        headers.add(Map.of("name", header.key(), "value", new String(header.value(), ISO_8859_1))));
        try (Connection connection = way.kit.database.pool().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update sample_1.parked set value = ?, headers = ? where stream = ?")) {
            update.setBytes(1, readable.value());
            update.setString(2, new ObjectMapper().writeValueAsString(headers));
            update.setObject(3, stream);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    @Tag("proof")
    @Tag("poison")
    void what_is_no_event_at_all_holds_its_stream_until_it_was_looked_at() throws Exception {
        UUID tombstone = way.streamSaying("a");
        UUID stray = way.streamSaying("a");
        UUID robbed = way.kit.freshStream();
        way.awaitSeen(tombstone, "1 a");
        way.awaitSeen(stray, "1 a");
        send(new ProducerRecord<>(way.topic, tombstone.toString(), null));
        // An event of one client under the key of another one.
        ProducerRecord<String, byte[]> strayed =
                KafkaBinding.toRecord(way.topic, envelope(robbed, 1, "ClientEnrolled", 1, WELL_FORMED));
        send(new ProducerRecord<>(way.topic, null, null, stray.toString(), strayed.value(), strayed.headers()));
        await().atMost(Way.SOON).until(() -> isParked(tombstone) && isParked(stray));
        way.say(tombstone, "b", "c");
        way.say(stray, "b");
        way.say(robbed, "mine");

        awaitHeld(tombstone, "not an envelope", "2", "3");
        awaitHeld(stray, "the key is not the stream", "2");
        way.awaitSeen(robbed, "1 mine");
        for (UUID stream : List.of(tombstone, stray)) {
            assertThat(intake.retry(parkedOf(stream).id())).isPresent();
            assertThat(isParked(stream)).isFalse();
        }
        way.awaitSeen(tombstone, "1 a", "2 b", "3 c");
        way.awaitSeen(stray, "1 a", "2 b");
        assertThat(intake.parked())
                .as("it is still there to be seen")
                .anyMatch(parked -> parked.cause().contains("the key is not the stream"));
    }

    /** A stream whose second event is poison and whose third is in order. */
    private static UUID poisoned(java.util.function.Function<UUID, Envelope> poison) {
        UUID stream = way.streamSaying("a");
        way.awaitSeen(stream, "1 a");
        send(KafkaBinding.toRecord(way.topic, poison.apply(stream)));
        send(KafkaBinding.toRecord(way.topic, envelope(stream, 3, "ClientEnrolled", 1, WELL_FORMED)));
        return stream;
    }

    private static void awaitHeld(UUID stream, String cause) {
        awaitHeld(stream, cause, "3");
    }

    private static void awaitHeld(UUID stream, String cause, String... waiting) {
        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(way.waiting(stream)).containsExactly(waiting));
        assertThat(parkedOf(stream).cause()).contains(cause);
        assertThat(way.seen(stream)).containsExactly("1 a");
    }

    private static Envelope envelope(UUID stream, long version, String type, int typeVersion, byte[] content) {
        UUID id = UUID.randomUUID();
        return new Envelope(
                id,
                way.service,
                type,
                typeVersion,
                stream,
                version,
                Instant.EPOCH,
                way.kit.sealer.seal(stream, Sealer.placeOf(id, type, typeVersion, version), content));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try {
            anybody.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isParked(UUID stream) {
        return intake.parked().stream()
                .anyMatch(parked -> parked.stream().filter(stream::equals).isPresent());
    }

    private static Parked parkedOf(UUID stream) {
        return intake.parked().stream()
                .filter(parked -> parked.stream().filter(stream::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is parked of " + stream));
    }
}
