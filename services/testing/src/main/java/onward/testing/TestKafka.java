package onward.testing;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.embedded.FreePorts;
import onward.embedded.KafkaBroker;

/** A real Kafka broker for the tests of this JVM, started when it is first asked for, inside the JVM. */
public final class TestKafka {
    private TestKafka() {}

    /** Where clients connect to. */
    public static String bootstrapServers() {
        return Started.BROKER.bootstrapServers();
    }

    /** A new empty topic with a name of its own. */
    public static String freshTopic(int partitions) {
        String name = "test-" + UUID.randomUUID();
        createTopic(name, partitions);
        return name;
    }

    /** A topic of that name, if it is missing. */
    public static void createTopic(String name, int partitions) {
        try {
            KafkaBroker.createTopic(bootstrapServers(), name, partitions);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Started {
        // Never stopped: it ends with the JVM, whose end a broker's orderly one would only delay.
        private static final KafkaBroker BROKER =
                KafkaBroker.start(AfterExit.temporaryFolder("kafka"), FreePorts.next(), FreePorts.next());
    }
}
