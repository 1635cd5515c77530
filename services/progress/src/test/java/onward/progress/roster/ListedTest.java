package onward.progress.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;
import onward.progress.triage.Need;
import onward.progress.triage.kept.Kept;
import org.junit.jupiter.api.Test;

/** In which order the reasons of one client stand. */
class ListedTest {
    private static final Instant MONDAY = Instant.parse("2026-07-06T08:00:00Z");

    @Test
    void the_reasons_of_a_client_stand_in_the_order_of_urgency_however_they_are_found() {
        List<Kept> found =
                Arrays.stream(TriageReason.values()).map(ListedTest::kept).collect(Collectors.toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(found, new Random(seed));
            Listed listed = new Listed(new UUID(0, 1), Optional.empty(), Optional.empty(), found);
            assertThat(listed.reasons())
                    .extracting(kept -> kept.need().reason().code())
                    .containsExactly("red-flag", "flare", "never-started", "stopped", "dropping", "unconfirmed");
            assertThat(listed.byUrgency(MONDAY).rank()).isZero();
        }
    }

    /** The more urgent, the later it began: that decides only between clients. */
    private static Kept kept(TriageReason reason) {
        Need need = new Need(
                reason,
                Optional.empty(),
                MONDAY.minusSeconds(List.of(TriageReason.values()).indexOf(reason)),
                Fraction.of(1),
                Optional.empty(),
                List.of());
        return new Kept(need, true, 1, need.grade(), Optional.empty());
    }
}
