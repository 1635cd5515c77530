package onward.local.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReckoningTest {
    private static final String ADDRESS = "kim@example.test";
    private static final Map<String, List<String>> INVITED = Map.of(ADDRESS, List.of("<1@onward.test>"));

    private final Ledger ledger = new Ledger();
    private final UUID client = UUID.randomUUID();
    private final Map<UUID, Integer> timeline = new HashMap<>();

    ReckoningTest() {
        ledger.enrolled(client, ADDRESS, 2);
    }

    @Test
    void what_is_on_the_timeline_once_is_clean() {
        logged(1);
        Kill kill = kill("activity", 3);
        logged(1);

        Reckoning reckoning = reckoning(List.of(kill), INVITED);

        assertThat(reckoning.isClean()).isTrue();
        assertThat(reckoning.rows())
                .containsExactly(new Reckoning.Row(1, 0, 1, 0, 0), new Reckoning.Row(1, 1, 1, 0, 0));
    }

    @Test
    void what_is_missing_or_there_twice_is_told_of_the_kill_before_it() {
        logged(1);
        Kill first = kill("activity", 0);
        logged(0);
        Kill second = kill("kafka", 0);
        logged(2);

        Reckoning reckoning = reckoning(List.of(first, second), INVITED);

        assertThat(reckoning.isClean()).isFalse();
        assertThat(reckoning.rows().get(1).missing()).isOne();
        assertThat(reckoning.rows().get(2).twice()).isOne();
    }

    @Test
    void a_session_that_nobody_was_told_of_is_not_clean() {
        timeline.put(UUID.randomUUID(), 1);

        assertThat(reckoning(List.of(), INVITED).strangers()).isOne();
        assertThat(reckoning(List.of(), INVITED).isClean()).isFalse();
    }

    @Test
    void each_client_is_invited_once_though_a_mail_in_doubt_may_come_again_as_the_same() {
        assertThat(reckoning(List.of(), Map.of()).uninvited()).isOne();
        assertThat(reckoning(List.of(), Map.of()).isClean()).isFalse();

        Reckoning twice = reckoning(List.of(), Map.of(ADDRESS, List.of("<1@onward.test>", "<2@onward.test>")));
        assertThat(twice.invitedTwice()).isOne();
        assertThat(twice.isClean()).isFalse();

        Reckoning again = reckoning(List.of(), Map.of(ADDRESS, List.of("<1@onward.test>", "<1@onward.test>")));
        assertThat(again.repeated()).isOne();
        assertThat(again.isClean()).isTrue();
    }

    @Test
    void after_fifteen_seconds_it_is_too_late() {
        assertThat(kill("activity", 15).inTime()).isTrue();
        assertThat(kill("activity", 16).inTime()).isFalse();
        assertThat(kill(Target.RUNNER, 15).inTime()).isTrue();
        assertThat(kill(Target.RUNNER, 16).inTime()).isFalse();
        assertThat(new Kill("activity", Instant.EPOCH, 0, Optional.empty(), after(1), after(1)).inTime())
                .isFalse();
        assertThat(new Kill(Target.RUNNER, Instant.EPOCH, 0, after(1), after(1), Optional.empty()).inTime())
                .isFalse();
    }

    /** Confirmed, and that often on the timeline. */
    private void logged(int shown) {
        UUID session = UUID.randomUUID();
        ledger.logged(client, session, 3);
        if (shown > 0) {
            timeline.put(session, shown);
        }
    }

    private static Kill kill(String process, long seconds) {
        return new Kill(process, Instant.EPOCH, System.nanoTime(), after(seconds), after(0), after(0));
    }

    private static Optional<Duration> after(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private Reckoning reckoning(List<Kill> kills, Map<String, List<String>> invitations) {
        return Reckoning.of(ledger, kills, Map.of(client, timeline), invitations);
    }
}
