package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ActivityService.enrolment;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.KafkaBinding;
import onward.testing.TestKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is recorded reaches Kafka once and sealed, and a restart finds everything as it was. */
class StoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ActivityService service;

    @BeforeAll
    static void start() {
        service = new ActivityService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everything_that_happened_reaches_kafka_in_order_once_and_sealed() {
        UUID id = UUID.randomUUID();
        service.post(service.coach(), "/v1/clients", enrolment(id, id + "@client.test"));
        service.put(
                service.coach(),
                clientPath(id) + "/plan",
                "{\"effectiveFrom\": \"2026-06-01\", \"template\": \"keep-moving\"}");
        String session = clientPath(id) + "/sessions/" + UUID.randomUUID();
        service.put(
                service.client(id),
                session,
                SessionsTest.WALK.formatted("10").replace("\"entries\"", "\"note\": \"sore today\", \"entries\""));
        service.put(service.client(id), session, SessionsTest.WALK.formatted("12"), "If-Match", "\"1\"");
        service.delete(service.client(id), session);

        List<ConsumerRecord<byte[], byte[]>> records = recordsOf(id, 6);

        assertThat(records)
                .extracting(record -> KafkaBinding.fromRecord(record).type())
                .containsExactly(
                        "ClientEnrolled",
                        "CoachAssigned",
                        "PlanActivated",
                        "SessionLogged",
                        "SessionCorrected",
                        "SessionWithdrawn");
        assertThat(records)
                .extracting(record -> KafkaBinding.fromRecord(record).version())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Ana", "client.test", "sore", "walk", "Europe");
        }
    }

    @Test
    void a_restart_says_nothing_again_and_remembers_everything() {
        UUID id = UUID.randomUUID();
        String body = enrolment(id, id + "@client.test");
        service.post(service.coach(), "/v1/clients", body);
        long before = service.events(ActivityService.STUDIO);

        service.restart();

        assertThat(before).isEqualTo(4);
        assertThat(service.events(ActivityService.STUDIO)).isEqualTo(4);
        assertThat(service.events(ActivityService.OTHER_STUDIO)).isEqualTo(2);
        assertThat(service.post(service.coach(), "/v1/clients", body).version()).isEqualTo(2);
        assertRefused(
                service.post(service.coach(), "/v1/clients", enrolment(UUID.randomUUID(), "ADMIN@demo.test")),
                409,
                "client.email-taken");
    }

    @Test
    void two_of_the_staff_with_one_address_stop_the_service_from_starting() {
        assertThatThrownBy(() -> new ActivityService("coach@demo.test")).hasStackTraceContaining("another person's");
    }

    private static List<ConsumerRecord<byte[], byte[]>> recordsOf(UUID stream, int expected) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(service.topic));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < expected && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Envelope envelope = KafkaBinding.fromRecord(record);
                    if (envelope.stream().equals(stream)) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }
}
