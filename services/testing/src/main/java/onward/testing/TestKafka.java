package onward.testing;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.embedded.FreePorts;
import onward.embedded.KafkaBroker;

/** A real Kafka broker for the tests of this JVM, started when it is first asked for. */
public final class TestKafka {
    private TestKafka() {}

    /** Where clients connect to. */
    public static String bootstrapServers() {
        // Before the class that starts: what is refused here is then said as it is, each time.
        return switch (TestInfrastructure.chosen()) {
            case EMBEDDED -> Embedded.BROKER.bootstrapServers();
            case CONTAINERS -> InContainer.BOOTSTRAP_SERVERS;
        };
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

    /** Inside the JVM. */
    private static final class Embedded {
        // Never stopped: it ends with the JVM, whose end a broker's orderly one would only delay.
        private static final KafkaBroker BROKER =
                KafkaBroker.start(AfterExit.temporaryFolder("kafka"), FreePorts.next(), FreePorts.next());
    }

    private static final class InContainer {
        private static final String BOOTSTRAP_SERVERS = ContainerKafka.start();
    }
}
