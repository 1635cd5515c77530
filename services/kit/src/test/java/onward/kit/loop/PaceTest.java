package onward.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {
    @Test
    void two_batches_do_not_begin_closer_together_than_said() throws Exception {
        var pace = new Pace(Duration.ofMillis(30), 1);
        long first = System.nanoTime();
        pace.begin();
        pace.await();
        assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void a_dear_batch_is_followed_by_a_rest_of_so_many_times_its_length() throws Exception {
        var pace = new Pace(Duration.ZERO, 2);
        pace.begin();
        TimeUnit.MILLISECONDS.sleep(20);
        long rests = System.nanoTime();
        pace.end();
        pace.await();
        assertThat(Duration.ofNanos(System.nanoTime() - rests)).isGreaterThanOrEqualTo(Duration.ofMillis(39));
    }

    @Test
    void nobody_rests_long_for_one_that_was_held_up() throws Exception {
        var pace = new Pace(Duration.ZERO, 2);
        pace.begin();
        TimeUnit.SECONDS.sleep(1);
        pace.end();
        long rests = System.nanoTime();
        pace.await();
        // Twice its length would be two seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - rests)).isLessThan(Duration.ofMillis(1900));
    }

    @Test
    void the_first_one_waits_for_nobody() throws Exception {
        new Pace(Duration.ofHours(1), 1).await();
    }

    @Test
    void after_a_full_batch_the_next_one_does_not_wait() throws Exception {
        var pace = new Pace(Duration.ofHours(1), 1);
        pace.begin();
        pace.hurry();
        pace.await();
    }
}
