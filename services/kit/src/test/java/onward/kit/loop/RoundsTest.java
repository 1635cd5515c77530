package onward.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void waking_ends_one_rest_and_the_end_all_of_them() {
        var rounds = new Rounds(LONG);
        var rests = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 3)
                .mapToObj(_ -> loop(rounds, () -> {
                    rounds.restUpTo(LONG);
                    rests.incrementAndGet();
                }))
                .toList();

        rounds.wake();
        await().atMost(SOON).untilAsserted(() -> assertThat(rests).hasValue(1));
        rounds.end();

        await().atMost(SOON).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void what_is_woken_before_it_rests_does_not_rest() throws Exception {
        var rounds = new Rounds(LONG);
        rounds.wake();
        rounds.wake();

        rounds.restUpTo(LONG);

        assertThat(rounds.goOn()).isTrue();
    }

    @Test
    void who_rests_after_a_failure_is_not_woken_but_ended() throws Exception {
        var rounds = new Rounds(LONG);
        Thread failing = loop(rounds, rounds::restAfterFailure);

        rounds.wake();
        assertThat(failing.join(Duration.ofMillis(200))).isFalse();
        rounds.end();

        assertThat(failing.join(SOON)).isTrue();
        assertThat(rounds.goOn()).isFalse();
    }

    @Test
    void who_is_interrupted_while_it_rests_after_a_failure_ends_for_good() throws Exception {
        var rounds = new Rounds(LONG);
        Thread failing = loop(rounds, rounds::restAfterFailure);

        failing.interrupt();

        assertThat(failing.join(SOON)).isTrue();
        assertThat(rounds.goOn()).isFalse();
    }

    @FunctionalInterface
    private interface Round {
        void run() throws InterruptedException;
    }

    private static Thread loop(Rounds rounds, Round round) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (rounds.goOn()) {
                try {
                    round.run();
                } catch (InterruptedException e) {
                    rounds.end();
                }
            }
        });
    }
}
