package onward.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.SessionWithdrawn;
import onward.kit.KitFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventStoreTest {
    private static KitFixture kit;
    private static EventStore store;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
        store = new EventStore(kit.database, kit.sealer, Clock.systemUTC(), () -> {});
    }

    @AfterAll
    static void stop() {
        store.close();
        kit.close();
    }

    /** The names that were said, joined. */
    private static final class Names implements Fold<String> {
        int folded;

        @Override
        public String format() {
            return "names-1";
        }

        @Override
        public String initial() {
            return "";
        }

        @Override
        public String evolve(String state, Recorded recorded) {
            folded++;
            return recorded.event() instanceof ClientEnrolled enrolled ? state + enrolled.name() : state;
        }

        @Override
        public byte[] encode(String state) {
            return state.getBytes(UTF_8);
        }

        @Override
        public String decode(byte[] snapshot) {
            return new String(snapshot, UTF_8);
        }
    }

    @Test
    void what_is_appended_is_loaded_in_order() {
        UUID stream = kit.freshStream();
        assertThat(store.append(stream, 0, List.of(saying("a"), saying("b"))).version())
                .isEqualTo(2);
        store.append(stream, 2, List.of(saying("c")));
        Loaded<String> loaded = store.load(stream, new Names(), List.of());
        assertThat(loaded.version()).isEqualTo(3);
        assertThat(loaded.state()).isEqualTo("abc");
    }

    @Test
    void an_unknown_stream_is_at_version_0() {
        assertThat(store.load(UUID.randomUUID(), new Names(), List.of()).version())
                .isZero();
    }

    @Test
    void an_append_at_another_version_changes_nothing() {
        UUID stream = kit.freshStream();
        store.append(stream, 0, List.of(saying("a")));
        assertThatThrownBy(() -> store.append(stream, 0, List.of(saying("b"), saying("c"))))
                .isInstanceOf(VersionConflict.class);
        assertThatThrownBy(() -> store.append(stream, 5, List.of(saying("b")))).isInstanceOf(VersionConflict.class);
        UUID unknown = kit.freshStream();
        assertThatThrownBy(() -> store.append(unknown, 3, List.of(saying("b")))).isInstanceOf(VersionConflict.class);
        assertThat(kit.query("select version from store.event where stream = '" + stream + "'"))
                .containsExactly("1");
        assertThat(kit.query("select version from store.outbox where stream = '" + stream + "'"))
                .containsExactly("1");
        assertThat(kit.query("select version from store.stream where id = '" + unknown + "'"))
                .isEmpty();
    }

    @Test
    void what_goes_to_the_end_of_a_stream_goes_behind_what_another_is_appending() throws Exception {
        UUID stream = kit.freshStream();
        try (Connection other = kit.database.pool().getConnection();
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            store.append(other, stream, List.of(saying("a")));
            Future<Appended> behind = thread.submit(() ->
                    kit.database.inTransaction(connection -> store.append(connection, stream, List.of(saying("b")))));
            await().until(() -> !kit.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and datname = current_database()")
                    .isEmpty());
            other.commit();
            assertThat(behind.get().version()).isEqualTo(2);
        }
        assertThat(store.load(stream, new Names(), List.of()).state()).isEqualTo("ab");
    }

    @Test
    @Tag("proof")
    @Tag("fifty-writers")
    void fifty_writers_on_one_stream_leave_contiguous_versions_with_one_winner_each() throws Exception {
        UUID stream = kit.freshStream();
        // Within one store, appends to a stream take turns; those of three instances meet in the database alone.
        try (EventStore second = another();
                EventStore third = another();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<EventStore> instances = List.of(store, second, third);
            List<Callable<Long>> writers = IntStream.range(0, 50)
                    .<Callable<Long>>mapToObj(
                            writer -> () -> appendWithRetries(instances.get(writer % 3), stream, "w" + writer))
                    .toList();
            List<Long> versions = new ArrayList<>();
            for (Future<Long> won : threads.invokeAll(writers)) {
                versions.add(won.get());
            }
            assertThat(versions)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 50).boxed().toList());
        }
        assertThat(kit.query("select version from store.outbox where stream = '" + stream + "' order by position"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 50).mapToObj(Long::toString).toList());
    }

    private static long appendWithRetries(EventStore instance, UUID stream, String name) {
        while (true) {
            long version = instance.load(stream, new Names(), List.of()).version();
            try {
                return instance.append(stream, version, List.of(saying(name))).version();
            } catch (VersionConflict lost) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void appends_that_arrive_together_share_commits() throws Exception {
        List<UUID> streams =
                IntStream.range(0, 200).mapToObj(_ -> kit.freshStream()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Appended>> writers = streams.stream()
                    .<Callable<Appended>>map(stream -> () -> store.append(stream, 0, List.of(saying("x"))))
                    .toList();
            for (Future<Appended> appended : threads.invokeAll(writers)) {
                assertThat(appended.get().version()).isEqualTo(1);
            }
        }
        String ids =
                "('" + String.join("','", streams.stream().map(UUID::toString).toList()) + "')";
        List<String> transactions = kit.query("select distinct xmin::text from store.event where stream in " + ids);
        assertThat(transactions).hasSizeLessThan(streams.size() / 2);
    }

    @Test
    void a_subject_is_found_without_its_neighbours() {
        UUID stream = kit.freshStream();
        UUID mine = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        store.append(stream, 0, List.of(saying("a"), about(mine), about(other), about(mine)));
        List<Recorded> found = store.load(stream, new Names(), List.of(mine)).ofSubjects();
        assertThat(found).extracting(Recorded::version).containsExactly(2L, 4L);
        assertThat(found).allSatisfy(event -> assertThat(event.subject()).contains(mine));
    }

    @Test
    void what_is_decided_without_looking_at_its_subject_is_a_conflict_if_the_subject_is_not_new() {
        UUID stream = kit.freshStream();
        UUID mine = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        store.append(stream, 0, List.of(saying("a"), about(mine)));
        assertThatThrownBy(() -> store.append(stream, 2, Optional.of(mine), List.of(about(mine))))
                .isInstanceOf(VersionConflict.class);
        assertThat(store.append(stream, 2, Optional.of(other), List.of(about(other), about(other)))
                        .version())
                .isEqualTo(4);
        assertThat(kit.query("select version from store.event where stream = '" + stream + "' order by version"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void what_was_appended_here_is_remembered_without_asking_the_store() {
        UUID stream = kit.freshStream();
        Names names = new Names();
        store.append(stream, 0, List.of(saying("a")));
        assertThat(store.remembered(stream, names)).isEmpty();
        store.load(stream, names, List.of());
        store.append(stream, 1, List.of(saying("b"), saying("c")));
        kit.query("delete from store.event where stream = '" + stream + "' returning 1");
        Loaded<String> remembered = store.remembered(stream, names).orElseThrow();
        assertThat(remembered.state()).isEqualTo("abc");
        assertThat(remembered.version()).isEqualTo(3);
    }

    private static NewEvent about(UUID subject) {
        return new NewEvent(Optional.of(subject), new SessionWithdrawn(subject, new UUID(0, 1)));
    }

    @Test
    void a_long_stream_is_folded_from_a_snapshot() {
        UUID stream = kit.freshStream();
        for (int version = 0; version < 60; version++) {
            store.append(stream, version, List.of(saying("n")));
        }
        store.load(stream, new Names(), List.of());
        Names afterwards = new Names();
        try (EventStore startedAgain = another()) {
            assertThat(startedAgain.load(stream, afterwards, List.of()).state()).isEqualTo("n".repeat(60));
        }
        assertThat(afterwards.folded).isZero();
    }

    @Test
    void a_stream_that_was_just_folded_is_folded_on_from_there() {
        UUID stream = kit.freshStream();
        store.append(stream, 0, List.of(saying("a"), saying("b")));
        Names names = new Names();
        store.load(stream, names, List.of());
        try (EventStore elsewhere = another()) {
            elsewhere.append(stream, 2, List.of(saying("c")));
        }
        Loaded<String> loaded = store.load(stream, names, List.of());
        assertThat(loaded.state()).isEqualTo("abc");
        assertThat(loaded.version()).isEqualTo(3);
        assertThat(names.folded).isEqualTo(3);
    }

    @Test
    void snapshots_go_on_being_kept_of_a_stream_that_is_remembered() {
        UUID stream = kit.freshStream();
        Names names = new Names();
        for (int version = 0; version < 120; version++) {
            store.append(stream, version, List.of(saying("n")));
            store.load(stream, names, List.of());
        }
        assertThat(names.folded).isEqualTo(120);
        assertThat(kit.query("select version from store.snapshot where stream = '" + stream + "'"))
                .containsExactly("102");
    }

    @Test
    void what_is_remembered_of_a_store_that_was_set_back_does_not_count() {
        UUID stream = kit.freshStream();
        store.append(stream, 0, List.of(saying("a"), saying("b")));
        store.load(stream, new Names(), List.of());
        kit.query("delete from store.event where stream = '" + stream + "' and version = 2 returning 1");
        kit.query("update store.stream set version = 1, previous = 0 where id = '" + stream + "' returning 1");
        Loaded<String> loaded = store.load(stream, new Names(), List.of());
        assertThat(loaded.state()).isEqualTo("a");
        assertThat(loaded.version()).isEqualTo(1);
    }

    private static EventStore another() {
        return new EventStore(kit.database, kit.sealer, Clock.systemUTC(), () -> {});
    }

    @Test
    void a_clock_that_goes_back_does_not_take_recorded_times_with_it() {
        UUID stream = kit.freshStream();
        Instant late = Instant.parse("2026-06-02T10:00:00Z");
        try (EventStore atTen = at(late);
                EventStore atNine = at(late.minus(Duration.ofHours(1)))) {
            assertThat(atTen.append(stream, 0, List.of(saying("a"))).recordedAt())
                    .isEqualTo(late);
            assertThat(atNine.append(stream, 1, List.of(saying("b"))).recordedAt())
                    .isEqualTo(late);
        }
    }

    private static EventStore at(Instant now) {
        return new EventStore(kit.database, kit.sealer, Clock.fixed(now, ZoneOffset.UTC), () -> {});
    }

    @Test
    void an_event_that_the_broker_would_refuse_is_refused_before_it_is_stored() {
        UUID stream = kit.freshStream();
        assertThatThrownBy(() -> store.append(stream, 0, List.of(saying("x".repeat(1_000_000)))))
                .isInstanceOf(EventTooLarge.class);
        assertThat(store.load(stream, new Names(), List.of()).version()).isZero();
    }

    @Test
    void an_append_in_a_transaction_that_is_rolled_back_leaves_nothing() {
        UUID stream = kit.freshStream();
        assertThatThrownBy(() -> kit.database.inTransaction(connection -> {
                    assertThat(store.append(connection, stream, 0, List.of(saying("a"))))
                            .isPresent();
                    throw new IllegalStateException("decided otherwise");
                }))
                .hasMessage("decided otherwise");
        assertThat(store.load(stream, new Names(), List.of()).version()).isZero();
        assertThat(kit.query("select 1 from store.outbox where stream = '" + stream + "'"))
                .isEmpty();
    }

    @Test
    void nothing_that_was_said_can_be_read_in_the_tables() {
        UUID stream = kit.freshStream();
        store.append(stream, 0, List.of(saying("Persephone")));
        for (int version = 1; version < 60; version++) {
            store.append(stream, version, List.of(saying("Persephone")));
        }
        store.load(stream, new Names(), List.of());
        for (String table : List.of("event", "outbox", "snapshot")) {
            assertThat(kit.query("select encode(payload, 'escape') from store." + table + " where stream = '" + stream
                            + "'"))
                    .isNotEmpty()
                    .noneMatch(payload -> payload.contains("Persephone") || payload.contains("example.test"));
        }
    }
}
