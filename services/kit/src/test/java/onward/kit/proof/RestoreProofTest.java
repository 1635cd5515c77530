package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onward.contracts.Envelope;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.kit.outbox.Relay;
import onward.testing.TestDatabase;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RestoreProofTest {

    @Test
    @Tag("proof")
    @Tag("older-dump")
    void a_store_restored_from_an_older_backup_gives_no_version_out_twice_and_lacks_nothing_that_kafka_has()
            throws Exception {
        Way before = new Way();
        Relay first = before.relay();
        UUID known = before.streamSaying("a", "b");
        UUID quiet = before.streamSaying("x");
        before.awaitEmptyOutbox();
        first.close();
        // In the backup's outbox, and published after it was made.
        before.say(known, "c");
        before.close();
        TestDatabase backup = TestPostgres.copyOf(before.kit.address);

        // One reader has applied what the backup does not know; another comes later.
        try (Way knowing = reading(before);
                Way newcomer = reading(before)) {
            Intake knew = knowing.intake();
            UUID young;
            try (Way lost = as(before, before.kit.address)) {
                lost.relay();
                lost.say(known, "d", "e");
                young = lost.streamSaying("new");
                lost.awaitEmptyOutbox();
            }
            knowing.awaitSeen(known, "1 a", "2 b", "3 c", "4 d", "5 e");
            knowing.awaitSeen(young, "1 new");

            try (Way restored = as(before, backup)) {
                Intake knowsNothing = newcomer.intake();
                Relay relay = restored.relay();
                assertThat(relay.awaitCompared(Way.SOON)).isTrue();
                restored.say(known, "f");
                restored.say(young, "and older");
                restored.say(quiet, "y");

                for (Way reader : List.of(knowing, newcomer)) {
                    reader.awaitSeen(known, "1 a", "2 b", "3 c", "4 d", "5 e", "6 f");
                    reader.awaitSeen(young, "1 new", "2 and older");
                    reader.awaitSeen(quiet, "1 x", "2 y");
                }
                for (Intake intake : List.of(knew, knowsNothing)) {
                    assertThat(intake.backlog().parked()).isZero();
                    assertThat(intake.backlog().waiting()).isZero();
                }
                assertThat(restored.said(known)).isEqualTo("abcdef");
                assertThat(restored.said(young)).isEqualTo("newand older");
                assertThat(restored.published().stream()
                                .collect(Collectors.groupingBy(
                                        envelope -> envelope.stream() + " " + envelope.version(),
                                        Collectors.mapping(Envelope::id, Collectors.toSet()))))
                        .as("the events that have a version")
                        .hasSize(10)
                        .allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
            }
        }
    }

    @Test
    @Tag("proof")
    @Tag("older-dump")
    void a_store_of_which_nothing_is_left_gets_everything_back_from_kafka() throws Exception {
        Way before = new Way();
        before.relay();
        UUID stream = before.streamSaying("a", "b", "c");
        before.awaitEmptyOutbox();
        before.close();

        try (Way empty = as(before, TestPostgres.freshDatabase())) {
            assertThat(empty.relay().awaitCompared(Way.SOON)).isTrue();
            assertThat(empty.said(stream)).isEqualTo("abc");
            empty.say(stream, "d");
            empty.awaitEmptyOutbox();
            assertThat(empty.publishedVersions(stream)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    @Tag("proof")
    @Tag("older-dump")
    void what_comes_back_without_its_key_keeps_its_place_and_is_parked_by_who_reads() throws Exception {
        Way before = new Way();
        before.relay();
        UUID stream = before.streamSaying("a", "b", "c");
        before.awaitEmptyOutbox();
        before.close();

        TestKeys without = TestPostgres.freshKeys();
        try (Way keyless = new Way(
                        new KitFixture(TestPostgres.freshDatabase(), without),
                        before.bootstrapServers,
                        before.topic,
                        before.service);
                Way reader = new Way(
                        new KitFixture(TestPostgres.freshDatabase(), without), before.bootstrapServers, before.topic)) {
            assertThat(keyless.relay().awaitCompared(Way.SOON)).isTrue();
            assertThat(keyless.kit.query("select version::text from store.event order by version"))
                    .containsExactly("1", "2", "3");
            Intake intake = reader.intake();
            await().atMost(Way.SOON).until(() -> intake.backlog().parked() == 1);
            assertThat(intake.parked().getFirst().cause()).contains("no key");
            assertThat(reader.waiting(stream)).containsExactly("2", "3");
        }
    }

    @Test
    @Tag("proof")
    @Tag("relay-beside")
    void one_that_starts_beside_a_relay_that_publishes_finds_nothing_lost_and_disturbs_nobody() throws Exception {
        try (Way way = new Way();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger begun = new AtomicInteger();
            Relay leader = way.relay(begun);
            assertThat(leader.awaitCompared(Way.SOON)).isTrue();
            way.streamSaying("by the leader");
            way.awaitEmptyOutbox();
            AtomicBoolean enough = new AtomicBoolean();
            List<Future<Long>> written = IntStream.range(0, 4)
                    .mapToObj(_ -> writers.submit(() -> writing(way, enough)))
                    .toList();
            try {
                for (int i = 0; i < 8; i++) {
                    try (Relay heir = way.anotherRelay()) {
                        assertThat(heir.awaitCompared(Way.SOON)).isTrue();
                    }
                }
            } finally {
                enough.set(true);
            }
            long events = 1;
            for (Future<Long> writer : written) {
                events += writer.get();
            }
            way.awaitEmptyOutbox();
            assertThat(way.published()).as("each once").hasSize((int) events);
            assertThat(begun).as("how often the leader had to begin").hasValue(1);
        }
    }

    private static long writing(Way way, AtomicBoolean enough) {
        UUID stream = way.kit.freshStream();
        long version = 0;
        while (!enough.get()) {
            version = way.store
                    .append(stream, version, List.of(KitFixture.saying("x")))
                    .version();
        }
        return version;
    }

    /** The same service on that database, with the same keys. */
    private static Way as(Way before, TestDatabase database) {
        return new Way(
                new KitFixture(database, before.kit.keyStore), before.bootstrapServers, before.topic, before.service);
    }

    /** Somebody who reads what that service publishes. */
    private static Way reading(Way before) {
        return new Way(
                new KitFixture(TestPostgres.freshDatabase(), before.kit.keyStore),
                before.bootstrapServers,
                before.topic);
    }
}
