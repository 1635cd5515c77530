package onward.kit.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import onward.kit.loop.Bell;
import org.junit.jupiter.api.Test;

class QuietnessTest {
    /** Does what a test says. */
    private static final class Sample implements Work {
        private final String label;
        private boolean pending;
        private long begun;
        private Runnable whenAsked = () -> {};

        Sample(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public boolean isPending() {
            whenAsked.run();
            return pending;
        }

        @Override
        public long begun() {
            return begun;
        }
    }

    private final Sample timers = new Sample("timers");
    private final Sample mails = new Sample("mails");
    private final Bell bell = new Bell();
    private final Quietness quietness = new Quietness(List.of(timers, mails), bell);

    @Test
    void with_nothing_to_do_it_is_quiet_and_says_the_same_again() {
        timers.begun = 3;
        mails.begun = 4;
        assertThat(quietness.now().quiet()).isTrue();
        assertThat(quietness.now().moves()).isEqualTo(7);
        assertThat(quietness.now()).isEqualTo(quietness.now());
    }

    @Test
    void who_has_something_to_do_is_named() {
        mails.pending = true;
        assertThat(quietness.now().quiet()).isFalse();
        assertThat(quietness.now().busy()).containsExactly("mails");
    }

    @Test
    void while_something_is_to_be_done_all_loops_look_at_once() {
        var heard = new AtomicInteger();
        bell.heardBy(heard::incrementAndGet);
        quietness.now();
        assertThat(heard).hasValue(0);
        mails.pending = true;
        quietness.now();
        assertThat(heard).hasValue(1);
    }

    @Test
    void who_cannot_tell_counts_as_busy() {
        timers.whenAsked = () -> {
            throw new IllegalStateException("away");
        };
        assertThat(quietness.now().busy()).containsExactly("timers");
    }

    @Test
    void it_is_not_quiet_when_something_began_while_it_was_asked() {
        mails.whenAsked = () -> mails.begun++;
        assertThat(quietness.now().quiet()).isFalse();
    }

    @Test
    void one_that_was_started_again_does_not_look_like_one_that_stood_still() {
        assertThat(new Quietness(List.of(timers), bell).now()).isNotEqualTo(new Quietness(List.of(timers), bell).now());
    }
}
