package onward.kit.proof;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import onward.embedded.FreePorts;
import onward.embedded.KafkaBroker;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.testing.TestPostgres;
import onward.testing.Waits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, which goes away, comes back, and comes back empty. */
class BrokerProofTest {
    private static final int WRITERS = 16;
    private static final Duration MILLIONS_TAKE = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    private final int port = FreePorts.next();
    private final String topic = "proof-" + UUID.randomUUID();

    @Test
    @Tag("proof")
    @Tag("broker-down")
    @Tag("kafka-lost")
    void a_broker_that_is_away_under_full_load_loses_nothing_and_one_that_comes_back_empty_is_filled_again()
            throws Exception {
        KafkaBroker broker = start("first");
        try (Way way = new Way(new KitFixture(), "127.0.0.1:" + port, topic);
                Way reader = new Way(
                        new KitFixture(TestPostgres.freshDatabase(), way.kit.keyStore), way.bootstrapServers, topic)) {
            way.relay();
            Intake intake = reader.intake();
            UUID first = way.streamSaying("before");
            assertThat(intake.awaitVersion(topic, first, 1, Way.SOON)).isTrue();

            way.awaitEmptyOutbox();
            broker.close();
            awayUnderLoad(way, Waits.of(Duration.ofMinutes(10), Duration.ofSeconds(2)));
            broker = start("first");
            awaitAllSeen(way, reader);

            broker.close();
            broker = start("second");
            way.say(first, "after");
            await().atMost(MILLIONS_TAKE)
                    .untilAsserted(() -> assertThat(reader.seen(first)).containsExactly("1 before", "2 after"));
            way.awaitEmptyOutbox(MILLIONS_TAKE);
            awaitAllSeen(way, reader);
            assertThat(reader.kit.query("select count(*)::text from sample_1.parked"))
                    .containsExactly("0");
            // Somebody who knows nothing yet finds everything in it.
            try (Way newcomer = new Way(
                    new KitFixture(TestPostgres.freshDatabase(), way.kit.keyStore), way.bootstrapServers, topic)) {
                newcomer.intake();
                awaitAllSeen(way, newcomer);
            }
        } finally {
            broker.close();
        }
    }

    private KafkaBroker start(String data) throws Exception {
        KafkaBroker broker = KafkaBroker.start(Files.createDirectories(folder.resolve(data)), port, FreePorts.next());
        KafkaBroker.createTopic(broker.bootstrapServers(), topic, 3);
        return broker;
    }

    /** Appends as fast as it goes; what waits for Kafka must wait in the database, not in memory. */
    private static void awayUnderLoad(Way way, Duration during) throws Exception {
        String sentence = "x".repeat(Waits.IN_FULL ? 2_000 : 20_000);
        long before = usedHeap();
        AtomicBoolean enough = new AtomicBoolean();
        long events = 0;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(writer(way, sentence, enough)));
            }
            Thread.sleep(during);
            enough.set(true);
            for (Future<Long> writer : running) {
                events += writer.get();
            }
        }
        long grown = usedHeap() - before;
        long written = events * sentence.length();
        System.out.printf(
                "Away for %d s: %d events of %d MB appended, %d a second; the heap grew by %d MB%n",
                during.toSeconds(), events, written >> 20, events / during.toSeconds(), grown >> 20);
        assertThat(events).isGreaterThan(20 * during.toSeconds());
        assertThat(grown).isLessThan(Math.min(written / 2, 64L << 20));
        assertThat(way.kit.query("select count(*)::text from store.outbox"))
                .as("waiting for Kafka")
                .containsExactly(Long.toString(events));
    }

    private static Callable<Long> writer(Way way, String sentence, AtomicBoolean enough) {
        return () -> {
            UUID stream = way.kit.freshStream();
            long version = 0;
            while (!enough.get()) {
                // None of them fails.
                version = way.store
                        .append(stream, version, List.of(saying(sentence)))
                        .version();
            }
            return version;
        };
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Each event of the store, once. */
    private static void awaitAllSeen(Way way, Way reader) {
        List<String> all = way.kit.query(
                "select stream || ' ' || count(*) || ' ' || max(version) from store.event group by stream order by 1");
        await().atMost(MILLIONS_TAKE)
                // Counting millions of rows takes from those who write them.
                .pollInterval(Waits.of(Duration.ofSeconds(10), Duration.ofMillis(200)))
                .untilAsserted(() -> assertThat(
                                reader.kit.query("select stream || ' ' || count(*) || ' ' || count(distinct version) "
                                        + "from sample_1.seen group by stream order by 1"))
                        .isEqualTo(all));
    }
}
