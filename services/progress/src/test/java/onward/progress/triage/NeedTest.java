package onward.progress.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.FlareCause;
import onward.contracts.value.TriageReason;
import onward.contracts.value.Urgency;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what a coach has seen has become so much worse that it is told again. */
class NeedTest {
    private static final Instant MONDAY = Instant.parse("2026-07-06T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "red-flag, 1, 1, false",
        "red-flag, 1, 2, true",
        "never-started, 3, 9, false",
        "never-started, 3, 10, true",
        "stopped, 80, 151, false",
        "stopped, 80, 152, true",
        "dropping, 20, 299/10, false",
        "dropping, 20, 30, true",
        "dropping, 30, 20, false",
        "unconfirmed, 4, 3, false",
        "unconfirmed, 4, 5, true"
    })
    void it_is_told_again_when_it_is_worse_by_so_much(String reason, String before, String now, boolean again) {
        Need need = new Need(
                TriageReason.of(reason).orElseThrow(), Optional.empty(), MONDAY, Fraction.parse(now), List.of());
        assertThat(need.isWorseThan(Fraction.parse(before))).isEqualTo(again);
    }

    @Test
    void a_new_sign_of_a_flare_is_worse_and_that_it_is_reported_too() {
        LocalDate monday = LocalDate.of(2026, 7, 6);
        Need suspected = flare(monday, sign(FlareCause.SUSPECTED, monday));
        Need reported = flare(monday, sign(FlareCause.SUSPECTED, monday), sign(FlareCause.REPORTED, monday));
        Need next = flare(
                monday.plusDays(1), sign(FlareCause.REPORTED, monday), sign(FlareCause.SUSPECTED, monday.plusDays(1)));
        assertThat(reported.isWorseThan(suspected.grade())).isTrue();
        assertThat(next.isWorseThan(reported.grade())).isTrue();
        assertThat(next.isWorseThan(next.grade())).isFalse();
    }

    @Test
    void hours_go_on_by_themselves() {
        Need need = Stopped.of(MONDAY, Duration.ofHours(72), MONDAY.plus(Duration.ofHours(90)), new UUID(0, 1))
                .orElseThrow();
        assertThat(need.grade()).isEqualTo(Fraction.of(72));
        assertThat(need.at(MONDAY.plus(Duration.ofHours(98))).grade()).isEqualTo(Fraction.of(80));
        assertThat(Stopped.of(MONDAY, Duration.ofHours(72).minusSeconds(1), MONDAY, new UUID(0, 1)))
                .isEmpty();
    }

    @Test
    void a_hold_is_as_urgent_as_its_most_urgent_flag_and_began_with_its_first() {
        Need need = OnHold.of(List.of(
                        new OnHold.Flagged(new UUID(0, 1), Urgency.URGENT, MONDAY),
                        new OnHold.Flagged(new UUID(0, 2), Urgency.EMERGENCY, MONDAY.plusSeconds(60))))
                .orElseThrow();
        assertThat(need.kind().orElseThrow().code()).isEqualTo("emergency");
        assertThat(need.since()).isEqualTo(MONDAY);
        assertThat(need.restsOn()).containsExactly(new UUID(0, 1), new UUID(0, 2));
        assertThat(Words.of(need, Optional.empty()))
                .isEqualTo("On hold: warning signs, in 2 check-ins, ask for care at once");
    }

    private static Need flare(LocalDate today, Flare.Sign... signs) {
        return Flare.of(List.of(signs), today).orElseThrow();
    }

    private static Flare.Sign sign(FlareCause cause, LocalDate on) {
        return new Flare.Sign(
                new UUID(on.toEpochDay(), cause.name().length()),
                cause,
                on,
                on.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }
}
