package onward.kit.proof;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import onward.embedded.FreePorts;
import onward.embedded.KafkaBroker;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.kit.outbox.Relay;
import onward.testing.TestPostgres;
import onward.testing.Waits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, which goes away, comes back, and comes back empty. */
class BrokerProofTest {
    private static final int WRITERS = 16;
    private static final Duration MILLIONS_TAKE = Waits.of(Duration.ofMinutes(20), Duration.ofMinutes(2));

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
            try (Load load = new Load(way)) {
                load.during(Waits.of(Duration.ofMinutes(10), Duration.ofSeconds(2)), "Kafka away", 16);
                // Without it, all but the first event waits in the database.
                assertThat(way.kit.query("select ((select count(*) from store.event)"
                                + " - (select count(*) from store.outbox))::text"))
                        .containsExactly("1");
                broker = start("first");
                // The broker lives here as well, and some batches are on their way.
                load.during(Waits.of(Duration.ofMinutes(1), Duration.ofSeconds(1)), "Kafka back", 256);
            }
            awaitAllSeen(way, reader, intake);
            String asItWas = contents(reader, first);
            assertThat(asItWas).endsWith(" true");

            broker.close();
            broker = start("second");
            way.say(first, "after");
            await().atMost(MILLIONS_TAKE)
                    .untilAsserted(() -> assertThat(reader.seen(first))
                            .as(() -> way.standing() + reader.standing())
                            .containsExactly("1 before", "2 after"));
            awaitAllSeen(way, reader, intake);
            assertThat(contents(reader, first)).isEqualTo(asItWas);
            for (String table : List.of("parked", "waiting")) {
                assertThat(reader.kit.query("select count(*)::text from sample_1." + table))
                        .as(table)
                        .containsExactly("0");
            }
            // Somebody who knows nothing yet finds everything in it.
            try (Way newcomer = new Way(
                    new KitFixture(TestPostgres.freshDatabase(), way.kit.keyStore), way.bootstrapServers, topic)) {
                awaitAllSeen(way, newcomer, newcomer.intake());
                assertThat(contents(newcomer, first)).isEqualTo(asItWas);
                assertThat(newcomer.seen(first)).containsExactly("1 before", "2 after");
            }
        } finally {
            broker.close();
        }
    }

    @Test
    @Tag("proof")
    @Tag("kafka-lost")
    void a_broker_that_comes_back_with_less_than_it_had_is_given_the_rest_again() throws Exception {
        KafkaBroker broker = start("first");
        try (Way way = new Way(new KitFixture(), "127.0.0.1:" + port, topic);
                Way reader = new Way(
                        new KitFixture(TestPostgres.freshDatabase(), way.kit.keyStore), way.bootstrapServers, topic)) {
            Relay relay = way.anotherRelay();
            Intake before = reader.intake();
            UUID stream = way.streamSaying("a");
            reader.awaitSeen(stream, "1 a");
            way.awaitEmptyOutbox();
            broker.close();
            copy(folder.resolve("first"), folder.resolve("earlier"));
            broker = start("first");
            way.say(stream, "b", "c");
            reader.awaitSeen(stream, "1 a", "2 b", "3 c");
            way.awaitEmptyOutbox();
            // Both are started again: a client of Kafka's does not believe a broker that has gone back.
            relay.close();
            before.close();
            long position = position(reader);
            broker.close();

            broker = start("earlier");
            Intake intake = reader.intake();
            // As long as the topic is shorter than it was, who reads it finds out.
            await().atMost(Way.SOON).until(() -> position(reader) < position);
            way.relay();
            way.say(stream, "d");

            reader.awaitSeen(stream, "1 a", "2 b", "3 c", "4 d");
            way.awaitEmptyOutbox();
            await().atMost(Way.SOON).until(intake::isUpToDate);
            assertThat(way.publishedVersions(stream)).contains(1L, 2L, 3L, 4L);
            assertThat(intake.parked()).isEmpty();
        } finally {
            broker.close();
        }
    }

    private static long position(Way reader) {
        return Long.parseLong(reader.kit
                .query("select sum(next_offset)::text from sample_1.position")
                .getFirst());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private KafkaBroker start(String data) throws Exception {
        KafkaBroker broker = KafkaBroker.start(Files.createDirectories(folder.resolve(data)), port, FreePorts.next());
        KafkaBroker.createTopic(broker.bootstrapServers(), topic, 3);
        return broker;
    }

    /** Appends as fast as it goes; what waits for Kafka must wait in the database, not in memory. */
    private static final class Load implements AutoCloseable {
        private static final int LOOKS = Waits.IN_FULL ? 10 : 2;
        private static final long ENOUGH_A_SECOND = 20;

        private final String sentence = "x".repeat(Waits.IN_FULL ? 2_000 : 20_000);
        private final AtomicBoolean enough = new AtomicBoolean();
        private final AtomicLong appended = new AtomicLong();
        private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> running = new ArrayList<>();
        private final long heapBefore = usedHeap();

        Load(Way way) {
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(() -> write(way)));
            }
        }

        private void write(Way way) {
            UUID stream = way.kit.freshStream();
            long version = 0;
            while (!enough.get()) {
                // None of them fails.
                version = way.store
                        .append(stream, version, List.of(saying(sentence)))
                        .version();
                appended.incrementAndGet();
            }
        }

        /** For that long, in whose every part appends go on and memory grows by no more than so many MB. */
        void during(Duration time, String what, long atMost) throws InterruptedException {
            Duration part = time.dividedBy(LOOKS);
            long least = Long.MAX_VALUE;
            long most = 0;
            long before = appended.get();
            for (int i = 0; i < LOOKS; i++) {
                long seen = appended.get();
                Thread.sleep(part);
                least = Math.min(least, appended.get() - seen);
                most = Math.max(most, usedHeap() - heapBefore);
            }
            long written = appended.get() * sentence.length();
            System.out.printf(
                    "%s for %d s: %d events appended, %d in the slowest part; the heap grew by %d MB at most, for %d MB%n",
                    what, time.toSeconds(), appended.get() - before, least, most >> 20, written >> 20);
            assertThat(least).as("in each part").isGreaterThan(ENOUGH_A_SECOND * part.toMillis() / 1000);
            assertThat(most >> 20).isLessThan(atMost);
        }

        /** When all of them have ended, and none has failed. */
        @Override
        public void close() {
            enough.set(true);
            writers.close();
            assertThat(running).allSatisfy(writer -> assertThat(writer.state()).isEqualTo(Future.State.SUCCESS));
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** All that a reader was told but of that stream, and whether it was told in the order of versions. */
    private static String contents(Way reader, UUID but) {
        String told =
                " from (select stream, version, says, lag(version, 1, 0) over (partition by stream order by place)"
                        + " as before from sample_1.seen where stream <> '" + but + "') as told";
        return reader.kit
                .query(
                        "select count(*) || ' ' || sum(hashtextextended(stream || ' ' || version || ' ' || says, 0)) || ' '"
                                + " || bool_and(version = before + 1)" + told)
                .getFirst();
    }

    /** Each event of the store, once; counted when all are there, for counting millions takes from who writes them. */
    private static void awaitAllSeen(Way way, Way reader, Intake intake) {
        // In the outbox's order: without it the question reads all that was published and is not tidied up yet.
        await().atMost(MILLIONS_TAKE)
                .until(() -> way.kit
                        .query("select 1 from store.outbox order by position limit 1")
                        .isEmpty());
        await().atMost(MILLIONS_TAKE).until(intake::isUpToDate);
        assertThat(reader.kit.query("select stream || ' ' || count(*) || ' ' || count(distinct version) "
                        + "from sample_1.seen group by stream order by 1"))
                .isEqualTo(way.kit.query("select stream || ' ' || count(*) || ' ' || max(version) "
                        + "from store.event group by stream order by 1"));
    }
}
