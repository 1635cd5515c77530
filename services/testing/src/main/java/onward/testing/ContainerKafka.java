package onward.testing;

import java.util.Locale;
import onward.embedded.KafkaBroker;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/** A broker of the same version in a container, with the same settings; Testcontainers removes it after this JVM. */
final class ContainerKafka {
    /** The official image of the version that is embedded. */
    static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    private ContainerKafka() {}

    /** Where clients connect to. */
    @SuppressWarnings("resource") // it ends with the JVM
    static String start() {
        var container = new KafkaContainer(IMAGE);
        KafkaBroker.SETTINGS.forEach((name, value) ->
                container.withEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        container
                .withStartupTimeout(TestInfrastructure.PATIENCE_WITH_CONTAINERS)
                .start();
        return container.getBootstrapServers();
    }
}
