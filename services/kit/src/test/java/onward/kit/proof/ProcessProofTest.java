package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.kit.intake.Intake;
import onward.kit.proof.OtherProcess.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Processes that are killed, and processes that are stopped for so long that others take their place. */
class ProcessProofTest {
    private final Way way = new Way();

    @AfterEach
    void stop() {
        way.close();
    }

    @Test
    @Tag("proof")
    @Tag("relay-killed")
    void a_relay_killed_between_kafkas_commit_and_its_own_changes_no_read_model_twice() throws Exception {
        Intake intake = way.intake();
        UUID stream = way.kit.freshStream();
        try (OtherProcess relay = OtherProcess.of(way, Moment.AFTER_KAFKA_COMMITTED)) {
            way.say(stream, "a", "b", "c");
            relay.awaitHolding();
            relay.kill();
        }
        assertThat(intake.awaitVersion(way.topic, stream, 3, Way.SOON)).isTrue();
        assertThat(way.kit.query("select version::text from store.outbox order by position"))
                .containsExactly("1", "2", "3");

        way.relay();
        way.awaitEmptyOutbox();
        way.say(stream, "d");

        assertThat(intake.awaitVersion(way.topic, stream, 4, Way.SOON)).isTrue();
        assertThat(way.publishedVersions(stream)).containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 4L);
        assertThat(way.seen(stream)).containsExactly("1 a", "2 b", "3 c", "4 d");
        assertThat(intake.parked()).isEmpty();
    }

    @Test
    @Tag("proof")
    @Tag("leader-stopped")
    void a_leader_that_is_stopped_and_continued_after_another_was_elected_is_fenced() throws Exception {
        Intake intake = way.intake();
        UUID stream = way.kit.freshStream();
        try (OtherProcess first = OtherProcess.of(way, Moment.BEFORE_KAFKA_COMMITS)) {
            way.say(stream, "a", "b");
            List<String> leader = anotherLeadsAndItGoesOn(first);
            first.awaitLine("starts again: org.apache.kafka.common.errors.ProducerFencedException");
            way.say(stream, "c");

            assertThat(intake.awaitVersion(way.topic, stream, 3, Way.SOON)).isTrue();
            assertThat(leader()).isEqualTo(leader);
            assertThat(way.published()).extracting(Envelope::version).containsExactly(1L, 2L, 3L);
            assertThat(way.seen(stream)).containsExactly("1 a", "2 b", "3 c");
        }
    }

    @Test
    @Tag("proof")
    @Tag("leader-stopped")
    void nor_does_one_that_was_stopped_after_kafkas_commit_change_anything_twice() throws Exception {
        Intake intake = way.intake();
        UUID stream = way.kit.freshStream();
        try (OtherProcess first = OtherProcess.of(way, Moment.AFTER_KAFKA_COMMITTED)) {
            way.say(stream, "a", "b");
            List<String> leader = anotherLeadsAndItGoesOn(first);
            // It finds that it leads no more.
            first.awaitLine(OtherProcess.CLOSED);
            way.say(stream, "c");
            assertThat(intake.awaitVersion(way.topic, stream, 3, Way.SOON)).isTrue();
            way.awaitEmptyOutbox();

            assertThat(leader()).isEqualTo(leader);
            // What its heir found in the outbox is on Kafka twice, and is known the second time.
            assertThat(way.publishedVersions(stream)).containsExactly(1L, 2L, 1L, 2L, 3L);
            assertThat(way.seen(stream)).containsExactly("1 a", "2 b", "3 c");
            assertThat(intake.parked()).isEmpty();
        }
    }

    /** It is stopped where it holds, another is elected and publishes all that waits, and it is continued. */
    private List<String> anotherLeadsAndItGoesOn(OtherProcess first) {
        first.awaitHolding();
        first.stop();
        way.relay();
        way.awaitEmptyOutbox();
        List<String> leader = leader();
        first.resume();
        first.goOn();
        return leader;
    }

    private List<String> leader() {
        return way.kit.query("select holder::text from store.lease");
    }

    @Test
    @Tag("proof")
    @Tag("paused-consumer")
    void a_consumer_that_was_stopped_until_others_had_its_partitions_changes_no_row() throws Exception {
        way.relay();
        UUID stream = way.streamSaying("a");
        try (OtherProcess first = OtherProcess.of(way, Moment.BEFORE_IT_APPLIES)) {
            way.awaitSeen(stream, "1 a");
            way.say(stream, "b");
            first.awaitHolding();
            first.stop();
            Intake second = way.intake();
            // The group gives its partitions away when it has not been heard of for 6 s.
            assertThat(second.awaitVersion(way.topic, stream, 2, Way.SOON)).isTrue();
            List<String> rows = rows();

            first.resume();
            first.goOn();
            first.awaitLine("is read elsewhere");

            assertThat(rows()).isEqualTo(rows);
            way.say(stream, "c");
            way.awaitSeen(stream, "1 a", "2 b", "3 c");
            assertThat(second.parked()).isEmpty();
        }
    }

    @Test
    @Tag("proof")
    @Tag("paused-consumer")
    @EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
    void a_consumer_that_is_stopped_within_its_transaction_holds_others_up_for_half_a_minute_and_changes_no_row()
            throws Exception {
        way.relay();
        UUID stream = way.streamSaying("a");
        try (OtherProcess first = OtherProcess.of(way, Moment.WHILE_IT_APPLIES)) {
            way.awaitSeen(stream, "1 a");
            way.say(stream, "b");
            first.awaitHolding();
            first.stop();
            Intake second = way.intake();
            assertThat(second.awaitVersion(way.topic, stream, 2, Duration.ofMinutes(2)))
                    .isTrue();
            List<String> rows = rows();

            first.resume();
            first.goOn();
            first.awaitLine("reads again from where it stands");

            assertThat(rows()).isEqualTo(rows);
            way.say(stream, "c");
            way.awaitSeen(stream, "1 a", "2 b", "3 c");
        }
    }

    /** Every row, with the transaction that wrote it but for positions, which are written as they are when they are read. */
    private List<String> rows() {
        return Stream.of("applied", "waiting", "parked", "seen", "position")
                .flatMap(table -> way
                        .kit
                        .query("select " + (table.equals("position") ? "" : "t.xmin || ' ' || ")
                                + "t::text from sample_1." + table + " t order by 1")
                        .stream())
                .toList();
    }
}
