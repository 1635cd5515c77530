package onward.progress.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.FlareCause;
import onward.contracts.value.TriageKind;
import org.junit.jupiter.api.Test;

class FlareTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    @Test
    void it_stands_until_seven_dates_after_its_last_sign() {
        assertThat(on(7, reported(0))).isPresent();
        assertThat(on(8, reported(0))).isEmpty();
        assertThat(on(0)).isEmpty();
    }

    @Test
    void what_was_said_further_east_may_be_dated_tomorrow() {
        assertThat(on(0, reported(1))).isPresent();
    }

    @Test
    void a_sign_while_it_stands_goes_on_with_it_and_a_later_one_begins_another() {
        assertThat(on(13, suspected(0), suspected(7), reported(13))
                        .orElseThrow()
                        .since())
                .isEqualTo(suspected(0).at());
        assertThat(on(13, suspected(0), suspected(8), reported(13))
                        .orElseThrow()
                        .since())
                .isEqualTo(suspected(8).at());
    }

    @Test
    void it_is_reported_if_any_sign_that_stands_is_and_rests_on_those() {
        Need need = on(9, reported(0), suspected(5), suspected(9)).orElseThrow();
        assertThat(need.kind()).contains(TriageKind.SUSPECTED);
        assertThat(need.restsOn())
                .containsExactly(suspected(5).flareId(), suspected(9).flareId());
        assertThat(on(6, reported(0), suspected(5)).orElseThrow().kind()).contains(TriageKind.REPORTED);
        assertThat(Words.of(need, Optional.empty())).isEqualTo("Pain looks like a flare, the last sign on 15 July");
    }

    private static Optional<Need> on(int day, Flare.Sign... signs) {
        // In whatever order they are found.
        List<Flare.Sign> found = Arrays.asList(signs).reversed();
        return Flare.of(found, MONDAY.plusDays(day));
    }

    private static Flare.Sign reported(int day) {
        return sign(FlareCause.REPORTED, day);
    }

    private static Flare.Sign suspected(int day) {
        return sign(FlareCause.SUSPECTED, day);
    }

    private static Flare.Sign sign(FlareCause cause, int day) {
        LocalDate date = MONDAY.plusDays(day);
        return new Flare.Sign(
                new UUID(day, cause.name().length()),
                cause,
                date,
                date.atTime(8, 0).toInstant(ZoneOffset.UTC));
    }
}
