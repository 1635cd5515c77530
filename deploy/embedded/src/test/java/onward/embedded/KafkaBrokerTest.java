package onward.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import onward.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    @TempDir
    Path folder;

    private final int port = FreePorts.next();
    private final int controllerPort = FreePorts.next();

    @Test
    void the_topics_are_made_once_and_keep_everything_for_ever() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder, port, controllerPort);
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            KafkaBroker.createTopics(broker.bootstrapServers());
            KafkaBroker.createTopics(broker.bootstrapServers());

            var topics = admin.describeTopics(List.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS))
                    .allTopicNames()
                    .get();
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ACTIVITY);
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }

    @Test
    void what_a_transaction_committed_is_there_after_a_restart_on_other_ports_and_what_it_left_open_is_not()
            throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder, port, controllerPort)) {
            KafkaBroker.createTopic(broker.bootstrapServers(), "walks", 1);
            try (var producer = producer(broker)) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("walks", "client", "committed"))
                        .get();
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("walks", "client", "open")).get();
                producer.close(Duration.ZERO);
            }
        }
        try (KafkaBroker broker = KafkaBroker.start(folder, FreePorts.next(), FreePorts.next());
                var consumer = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition("walks", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var read = new java.util.ArrayList<String>();
            while (consumer.position(partition)
                    < consumer.endOffsets(List.of(partition)).get(partition)) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> read.add(polled.value()));
            }
            assertThat(read).containsExactly("committed");
        }
    }

    @Test
    void a_ping_tells_a_broker_from_a_port_that_is_closed_or_another_program() {
        assertThat(Ping.kafka(port)).isFalse();
        try (KafkaBroker broker = KafkaBroker.start(folder, port, controllerPort)) {
            assertThat(broker.bootstrapServers()).endsWith(":" + port);
            assertThat(Ping.kafka(port)).isTrue();
            assertThat(Ping.postgres(port)).isFalse();
        }
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "relay"),
                new StringSerializer(),
                new StringSerializer());
    }
}
