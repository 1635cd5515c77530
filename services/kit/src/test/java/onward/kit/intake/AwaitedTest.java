package onward.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onward.contracts.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AwaitedTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Awaited awaited = new Awaited();
    private final UUID stream = UUID.randomUUID();

    private static Envelope of(UUID stream) {
        return new Envelope(UUID.randomUUID(), "test", "ClientEnrolled", 1, stream, 1, Instant.EPOCH, new byte[0]);
    }

    @Test
    void what_was_applied_between_the_first_look_and_the_waiting_is_not_missed() throws Exception {
        try (Awaited.Wait wait = awaited.begin(stream)) {
            awaited.applied(List.of(of(UUID.randomUUID()), of(stream)));
            assertThat(wait.await(SHORT)).isTrue();
        }
    }

    @Test
    void nobody_is_woken_by_another_stream() throws Exception {
        try (Awaited.Wait wait = awaited.begin(stream)) {
            awaited.applied(List.of(of(UUID.randomUUID())));
            assertThat(wait.await(SHORT)).isFalse();
        }
    }

    @Test
    void one_wakes_all_who_wait_for_it_once() throws Exception {
        try (Awaited.Wait wait = awaited.begin(stream);
                Awaited.Wait other = awaited.begin(stream)) {
            awaited.applied(List.of(of(stream)));
            awaited.applied(List.of(of(stream)));
            assertThat(wait.await(SHORT)).isTrue();
            assertThat(other.await(SHORT)).isTrue();
            assertThat(wait.await(SHORT)).isFalse();
        }
    }

    @Test
    void without_being_told_it_is_looked_again() throws Exception {
        try (Awaited.Wait wait = awaited.begin(stream)) {
            // Another instance may have applied it: a day would be too long.
            assertThat(wait.await(Duration.ofDays(1))).isFalse();
        }
    }
}
