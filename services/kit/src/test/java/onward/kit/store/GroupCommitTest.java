package onward.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import onward.contracts.Origin;
import onward.kit.KitFixture;
import onward.kit.database.DatabaseFailure;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    @Test
    void when_it_is_ended_by_a_bug_nobody_waits_for_an_answer() {
        try (KitFixture kit = new KitFixture();
                GroupCommit commits = new GroupCommit(kit.database, Clock.systemUTC(), () -> {})) {
            // Has no place in the order of streams.
            assertThat(refused(commits.append(to(null)))).isInstanceOf(DatabaseFailure.class);
            await().until(() -> !commits.isAlive());
            assertThat(refused(commits.append(to(UUID.randomUUID())))).isInstanceOf(DatabaseFailure.class);
        }
    }

    private static Append to(UUID stream) {
        return new Append(stream, 0, Optional.empty(), List.of(), Origin.UNKNOWN);
    }

    private static Throwable refused(CompletableFuture<Appended> answer) {
        await().until(answer::isDone);
        return answer.exceptionNow();
    }
}
