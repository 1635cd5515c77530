package onward.kit.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import onward.kit.KitFixture;
import onward.kit.database.Migrations;
import onward.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerLoopTest {
    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final KitFixture kit = new KitFixture();
    private final SettableClock clock = new SettableClock(NOON);
    private final Sample sample = new Sample("sample");
    private final Sample other = new Sample("other");
    private final UUID subject = UUID.randomUUID();
    private final List<TimerLoop> open = new ArrayList<>();

    @BeforeEach
    void start() {
        Migrations.apply(kit.database.pool(), "timers", "timers");
        kit.execute(kit.database, "create table fired (subject uuid not null, due_at timestamptz not null)");
    }

    @AfterEach
    void stop() {
        open.forEach(TimerLoop::close);
        kit.close();
    }

    private TimerLoop loop(TimerHandler... handlers) {
        return loop(clock, handlers);
    }

    private TimerLoop loop(Clock by, TimerHandler... handlers) {
        var loop = new TimerLoop(kit.database, by, List.of(handlers), Duration.ofMillis(20), () -> {});
        open.add(loop);
        return loop;
    }

    private void set(String name, UUID about, Instant dueAt) {
        inTransaction(connection -> TimerTable.set(connection, name, about, dueAt));
    }

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Change change) {
        kit.database.inTransaction(connection -> {
            change.on(connection);
            return null;
        });
    }

    private List<String> rows() {
        return kit.query("select name || ' ' || due_at::timestamptz(0) at time zone 'UTC' from timers.timer");
    }

    private void awaitNoTimers() {
        await().atMost(SOON).until(() -> rows().isEmpty());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int firings() {
        return kit.query("select 1 from fired").size();
    }

    @Test
    void what_is_due_fires_once_and_is_gone() {
        set("sample", subject, NOON.minusSeconds(1));
        loop(sample);

        awaitNoTimers();

        assertThat(sample.fired).containsExactly(new Timer("sample", subject, NOON.minusSeconds(1)));
        assertThat(firings()).isEqualTo(1);
    }

    @Test
    void one_that_is_not_due_waits_for_the_clock() {
        set("sample", subject, NOON.plusSeconds(1));
        TimerLoop loop = loop(sample);
        set("sample", UUID.randomUUID(), NOON);
        await().atMost(SOON).until(() -> sample.fired.size() == 1);
        assertThat(rows()).hasSize(1);
        await().atMost(SOON).until(() -> !loop.isPending());

        clock.advance(Duration.ofSeconds(1));

        awaitNoTimers();
        assertThat(sample.subjects()).last().isEqualTo(subject);
    }

    @Test
    void the_earliest_fires_first() {
        List<UUID> subjects =
                IntStream.range(0, 250).mapToObj(_ -> UUID.randomUUID()).toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 250).boxed().toList());
        Collections.shuffle(order);
        order.forEach(minute -> set("sample", subjects.get(minute), NOON.minusSeconds(60 * (250L - minute))));

        loop(sample);

        awaitNoTimers();
        assertThat(sample.subjects()).containsExactlyElementsOf(subjects);
    }

    @Test
    void one_that_stands_back_rests_between_two_firings() {
        List<Long> begun = Collections.synchronizedList(new ArrayList<>());
        sample.standsBack = true;
        sample.doing = (_, _, _) -> {
            begun.add(System.nanoTime());
            sleep(Duration.ofMillis(20));
        };
        IntStream.range(0, 4).forEach(_ -> set("sample", UUID.randomUUID(), NOON));

        loop(sample);

        await().atMost(SOON).until(() -> begun.size() == 4);
        // Each of 20 ms at least, and a rest of twice as long.
        assertThat(Duration.ofNanos(begun.getLast() - begun.getFirst())).isGreaterThan(Duration.ofMillis(3 * 58));
    }

    @Test
    void one_that_stands_back_rests_between_two_rounds() {
        List<Long> begun = Collections.synchronizedList(new ArrayList<>());
        UUID setByTheFirst = UUID.randomUUID();
        sample.standsBack = true;
        sample.doing = (transaction, timer, _) -> {
            begun.add(System.nanoTime());
            if (timer.subject().equals(subject)) {
                TimerTable.set(transaction, "sample", setByTheFirst, NOON);
            }
        };
        set("sample", subject, NOON);

        loop(sample);

        await().atMost(SOON).until(() -> begun.size() == 2);
        assertThat(sample.subjects()).containsExactly(subject, setByTheFirst);
        assertThat(Duration.ofNanos(begun.getLast() - begun.getFirst())).isGreaterThan(Duration.ofMillis(240));
    }

    @Test
    void it_does_not_stand_back_while_somebody_waits_for_it() {
        TimerLoop loop = loop(sample);
        assertThat(loop.isPending()).isFalse();
        IntStream.range(0, 4).forEach(_ -> set("sample", UUID.randomUUID(), NOON));

        await().atMost(SOON).until(() -> !loop.isPending());

        assertThat(sample.subjects()).hasSize(4);
        assertThat(sample.asked).hasValue(0);
    }

    @Test
    void setting_replaces_and_setting_no_later_keeps_the_earlier() {
        set("sample", subject, NOON.plusSeconds(10));
        set("sample", subject, NOON.plusSeconds(20));
        assertThat(dueAt()).isEqualTo(NOON.plusSeconds(20));

        inTransaction(connection -> TimerTable.setNoLater(connection, "sample", subject, NOON.plusSeconds(30)));
        assertThat(dueAt()).isEqualTo(NOON.plusSeconds(20));
        inTransaction(connection -> TimerTable.setNoLater(connection, "sample", subject, NOON.plusSeconds(15)));
        assertThat(dueAt()).isEqualTo(NOON.plusSeconds(15));

        inTransaction(connection -> TimerTable.cancel(connection, "sample", subject));
        assertThat(rows()).isEmpty();
        inTransaction(connection -> TimerTable.setNoLater(connection, "sample", subject, NOON.plusSeconds(30)));
        assertThat(dueAt()).isEqualTo(NOON.plusSeconds(30));
    }

    private Instant dueAt() {
        return kit.database
                .autoCommit(connection -> TimerTable.find(connection, "sample", subject))
                .orElseThrow();
    }

    @Test
    void what_is_set_in_a_transaction_that_is_rolled_back_was_never_set() throws SQLException {
        loop(sample);
        try (Connection held = kit.database.pool().getConnection()) {
            held.setAutoCommit(false);
            TimerTable.set(held, "sample", subject, NOON);
            held.rollback();
        }
        set("sample", UUID.randomUUID(), NOON);
        awaitNoTimers();
        assertThat(sample.subjects()).doesNotContain(subject).hasSize(1);
    }

    @Test
    void a_handler_sets_its_timer_again_and_a_moment_that_has_passed_comes_in_the_next_round() {
        sample.doing = (transaction, timer, now) -> {
            if (timer.dueAt().isBefore(NOON)) {
                TimerTable.setNoLater(
                        transaction, "sample", timer.subject(), timer.dueAt().plusSeconds(60));
            }
        };
        set("sample", subject, NOON.minusSeconds(150));
        loop(sample);

        awaitNoTimersBut("sample 2026-06-03 12:00:30");

        assertThat(sample.fired)
                .extracting(Timer::dueAt)
                .containsExactly(NOON.minusSeconds(150), NOON.minusSeconds(90), NOON.minusSeconds(30));
    }

    private void awaitNoTimersBut(String row) {
        await().atMost(SOON).until(() -> rows().equals(List.of(row)));
    }

    @Test
    void one_whose_handler_throws_is_tried_again_later_and_the_others_go_on() {
        AtomicInteger tries = new AtomicInteger();
        sample.doing = (_, timer, _) -> {
            if (timer.subject().equals(subject) && tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a bug with " + subject);
            }
        };
        set("sample", subject, NOON.minusSeconds(2));
        set("sample", UUID.randomUUID(), NOON.minusSeconds(1));
        TimerLoop loop = loop(sample);

        await().atMost(SOON).until(() -> sample.fired.size() >= 2 && rows().size() == 1);
        assertThat(loop.isPending()).as("it is due all the same").isTrue();
        await().atMost(SOON).until(() -> attempts().equals(List.of("2 IllegalStateException 2")));

        awaitNoTimers();
        assertThat(tries).hasValue(3);
        assertThat(firings()).isEqualTo(2);
    }

    /** How often, why, and for how many seconds from now it is left alone, by the database's clock. */
    private List<String> attempts() {
        return kit.query(
                "select attempts || ' ' || cause || ' ' || ceil(extract(epoch from free_at - clock_timestamp()))"
                        + " from timers.timer where free_at is not null");
    }

    @Test
    void a_statement_that_the_database_refuses_is_named_by_its_state_without_values() {
        sample.doing = (transaction, _, _) -> {
            try (Statement statement = transaction.createStatement()) {
                statement.execute("select 'a secret'::int");
            }
        };
        set("sample", subject, NOON);
        loop(sample);

        await().atMost(SOON)
                .until(
                        () -> kit.query("select cause from timers.timer where attempts > 0"),
                        List.of("SQL state 22P02")::equals);
        assertThat(firings()).isZero();
    }

    @Test
    void one_that_is_set_anew_is_no_longer_left_alone() {
        sample.doing = (_, timer, _) -> {
            if (timer.dueAt().equals(NOON)) {
                throw new IllegalStateException("a bug");
            }
        };
        set("sample", subject, NOON);
        loop(sample);
        await().atMost(SOON).until(() -> !attempts().isEmpty());

        set("sample", subject, NOON.minusSeconds(1));

        awaitNoTimers();
    }

    @Test
    void one_that_is_not_ready_is_put_off_and_the_others_are_not() {
        sample.ready = false;
        set("sample", subject, NOON.minusSeconds(1));
        set("other", subject, NOON);
        loop(sample, other);

        await().atMost(SOON).until(() -> other.fired.size() == 1);
        assertThat(sample.fired).isEmpty();

        sample.ready = true;
        awaitNoTimers();
        assertThat(sample.fired).hasSize(1);
    }

    @Test
    void one_whose_readiness_cannot_be_told_waits_and_the_others_do_not() {
        TimerHandler unclear = new TimerHandler() {
            @Override
            public String name() {
                return "unclear";
            }

            @Override
            public boolean isReady() {
                throw new IllegalStateException("who knows");
            }

            @Override
            public void fire(Connection transaction, Timer timer, Instant now) {
                throw new AssertionError("it was not ready");
            }
        };
        set("unclear", subject, NOON.minusSeconds(1));
        set("sample", subject, NOON);
        loop(unclear, sample);

        awaitNoTimersBut("unclear 2026-06-03 11:59:59");
        assertThat(sample.fired).hasSize(1);
    }

    @Test
    void timers_without_a_handler_here_are_left_to_whoever_has_one() {
        set("other", subject, NOON.minusSeconds(1));
        set("sample", subject, NOON);
        TimerLoop loop = loop(sample);

        awaitNoTimersBut("other 2026-06-03 11:59:59");
        assertThat(loop.isPending()).isFalse();
    }

    @Test
    void what_another_transaction_sets_while_the_handler_runs_is_not_lost() throws Exception {
        assertThat(whileTheHandlerRuns(
                        connection -> TimerTable.set(connection, "sample", subject, NOON.plusSeconds(5)),
                        (_, _, _) -> {}))
                .containsExactly("sample 2026-06-03 12:00:05");
    }

    @Test
    void nor_is_what_another_transaction_sets_no_later_while_the_handler_sets_it_later() throws Exception {
        assertThat(whileTheHandlerRuns(
                        connection -> TimerTable.setNoLater(connection, "sample", subject, NOON.plusSeconds(5)),
                        (transaction, timer, _) ->
                                TimerTable.set(transaction, "sample", timer.subject(), NOON.plusSeconds(60))))
                .containsExactly("sample 2026-06-03 12:00:05");
    }

    @Test
    void what_another_transaction_cancels_while_the_handler_sets_it_again_is_cancelled() throws Exception {
        assertThat(whileTheHandlerRuns(
                        connection -> TimerTable.cancel(connection, "sample", subject),
                        (transaction, timer, _) ->
                                TimerTable.set(transaction, "sample", timer.subject(), NOON.plusSeconds(60))))
                .isEmpty();
    }

    /** The rows after a change that began while the handler was running and waited for it. */
    private List<String> whileTheHandlerRuns(Change change, Sample.Doing thenTheHandler) throws Exception {
        var running = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        sample.doing = (transaction, timer, now) -> {
            running.countDown();
            awaitOrFail(waited);
            thenTheHandler.on(transaction, timer, now);
        };
        set("sample", subject, NOON);
        loop(sample);
        awaitOrFail(running);
        Thread changing = Thread.ofPlatform().start(() -> inTransaction(change));
        await().atMost(SOON)
                .until(() -> kit.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and datname = current_database()")
                                .size()
                        == 1);
        waited.countDown();
        changing.join();
        await().atMost(SOON).until(() -> firings() == 1);
        return rows();
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void two_loops_fire_each_of_many_once() {
        List<UUID> subjects =
                IntStream.range(0, 600).mapToObj(_ -> UUID.randomUUID()).toList();
        inTransaction(connection -> {
            for (UUID each : subjects) {
                TimerTable.set(connection, "sample", each, NOON);
            }
        });
        var inOtherLoop = new Sample("sample");
        loop(sample);
        loop(inOtherLoop);

        awaitNoTimers();

        assertThat(sample.fired).as("one loop").isNotEmpty();
        assertThat(inOtherLoop.fired).as("the other").isNotEmpty();
        List<UUID> all = new ArrayList<>(sample.subjects());
        all.addAll(inOtherLoop.subjects());
        assertThat(all).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(firings()).isEqualTo(600);
    }

    @Test
    void one_that_is_cut_off_in_the_middle_fires_again() {
        AtomicInteger tries = new AtomicInteger();
        sample.doing = (transaction, _, _) -> {
            if (tries.incrementAndGet() == 1) {
                kit.query("select pg_terminate_backend(" + backendOf(transaction) + ")");
            }
        };
        set("sample", subject, NOON);
        loop(sample);

        awaitNoTimers();

        assertThat(tries).hasValue(2);
        assertThat(firings()).isEqualTo(1);
    }

    private static int backendOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void after_a_restart_nothing_is_lost_and_nothing_comes_again() {
        set("sample", subject, NOON);
        TimerLoop first = loop(sample);
        awaitNoTimers();
        first.close();
        UUID meanwhile = UUID.randomUUID();
        set("sample", meanwhile, NOON.minusSeconds(1));

        loop(sample);

        awaitNoTimers();
        assertThat(sample.subjects()).containsExactly(subject, meanwhile);
    }

    @Test
    void a_handler_never_sees_a_moment_before_its_timer_is_due() {
        AtomicInteger early = new AtomicInteger();
        sample.doing = (_, timer, now) -> {
            if (now.isBefore(timer.dueAt())) {
                early.incrementAndGet();
            }
        };
        loop(Clock.systemUTC(), sample);
        for (int i = 0; i < 50; i++) {
            set("sample", UUID.randomUUID(), Instant.now().plusNanos(20_000_999));
        }
        awaitNoTimers();
        assertThat(sample.fired).hasSize(50);
        assertThat(early).hasValue(0);
    }

    @Test
    void every_firing_is_counted_before_its_effect_can_be_seen() {
        TimerLoop loop = loop(sample);
        List<Long> counted = new ArrayList<>();
        sample.doing = (_, _, _) -> counted.add(loop.begun());
        set("sample", UUID.randomUUID(), NOON.minusSeconds(1));
        set("sample", UUID.randomUUID(), NOON);
        awaitNoTimers();
        assertThat(counted).containsExactly(1L, 2L);
    }
}
