package onward.kit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How Onward reads from Kafka and asks it; whoever publishes has settings of its own. */
public final class KafkaClients {
    private KafkaClients() {}

    /**
     * Reads what is committed, from where it is told. Positions stand in the database; an offset that Kafka does not have
     * must be told, not guessed.
     *
     * @param more settings of {@link ConsumerConfig} beyond that
     */
    public static Consumer<byte[], byte[]> reader(String bootstrapServers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none"));
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What is asked of Kafka once. */
    @FunctionalInterface
    public interface Question<T> {
        T of(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /**
     * Asks about topics, as {@link #admin} does. Who asked is not held up by what was not answered.
     *
     * @param what cannot be done without an answer
     * @throws KafkaException if there is none
     */
    public static <T> T ask(String bootstrapServers, String what, Question<T> question) {
        Admin admin = admin(bootstrapServers);
        try {
            return question.of(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka does not tell " + what, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not tell " + what + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while asking Kafka " + what, e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** Asks about topics; gives up on a broker that is silent for 5 s, and is there again soon after it came back. */
    public static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }
}
