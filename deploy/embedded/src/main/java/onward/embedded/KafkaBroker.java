package onward.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import onward.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker that is its own controller, on 127.0.0.1, with its data in a folder that outlives it. */
public final class KafkaBroker implements AutoCloseable {
    /** What is set on a broker that is alone, besides where it listens and keeps its data, here and in a container. */
    public static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("log.retention.ms", "-1"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Alone in its cluster, a broker that was killed may be let in again at once.
            Map.entry("broker.session.timeout.ms", "1500"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The defaults are for a machine of its own: 128 MB for the cleaner, 3 and 8 threads.
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Arguments: the data folder, the port for clients, the port for the controller. Ends on SIGTERM. */
    public static void main(String[] arguments) {
        KafkaBroker broker =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        broker.server.awaitShutdown();
    }

    /** Starts in this process; formats the folder if it is new. */
    public static KafkaBroker start(Path data, int port, int controllerPort) {
        var config = new KafkaConfig(properties(data, port, controllerPort));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, "127.0.0.1:" + port);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates the project's topics where they are missing: kept for ever, never compacted. */
    public static void createTopics(String bootstrapServers) throws ExecutionException, InterruptedException {
        for (String topic : List.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS)) {
            createTopic(bootstrapServers, topic, Topics.PARTITIONS);
        }
    }

    /** Creates a topic like the project's, if it is missing; returns when the broker serves all its partitions. */
    public static void createTopic(String bootstrapServers, String name, int partitions)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topic = new NewTopic(name, partitions, (short) 1)
                    .configs(Map.of("retention.ms", "-1", "cleanup.policy", "delete"));
            long begun = System.nanoTime();
            while (!isCreated(admin, topic, begun)) {
                Pause.of(Duration.ofMillis(200));
            }
            // The controller has decided; the broker learns of it a moment later.
            while (!isServed(admin, name)) {
                Pause.of(Duration.ofMillis(10));
            }
        }
    }

    /**
     * One copy is asked for, so "not enough brokers" means that the only one has not been heard of for a while, as it
     * happens on a busy machine: that passes.
     */
    private static boolean isCreated(Admin admin, NewTopic topic, long begun)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            if (e.getCause() instanceof InvalidReplicationFactorException
                    && System.nanoTime() - begun < PATIENCE.toNanos()) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isServed(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                    .allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silent)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder cannot be formatted: " + data, e);
        }
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(SETTINGS);
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "BROKER://127.0.0.1:" + port,
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "BROKER",
                "log.dirs", data.toString()));
        return properties;
    }
}
