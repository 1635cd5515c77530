package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.value.PainBands;
import onward.contracts.value.PainBands.Band;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainResponseTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({"0, FINE", "3, FINE", "4, ACCEPTABLE", "5, ACCEPTABLE", "6, REDUCE", "10, REDUCE"})
    void the_usual_bands_are_three_and_five(int pain, Band band) {
        assertThat(PainBands.USUAL.of(pain)).isEqualTo(band);
    }

    @Test
    void the_first_seven_sessions_are_compared_with_the_last_seven() {
        assertThat(PainResponse.course(after(6, 6, 6, 6, 6, 6))).isEqualTo(new Course.TooLittle(6, 7));
        // 35/7; without the first three and with 2, 1, 1: (5+4+4+4 + 2+1+1)/7 = 21/7
        assertThat(PainResponse.course(after(6, 6, 6, 5, 4, 4, 4, 2, 1, 1)))
                .isEqualTo(new Course.Known(Fraction.of(5), Fraction.of(3), false));
    }

    @Test
    void a_rise_is_two_points_from_one_date_to_the_very_next() {
        var days = List.of(
                DailyPain.of(FIRST, 3, 1, Instant.EPOCH),
                DailyPain.of(FIRST.plusDays(1), 5, 1, Instant.EPOCH), // by 2
                DailyPain.of(FIRST.plusDays(2), 20, 3, Instant.EPOCH), // 6 2/3: by 1 2/3
                DailyPain.of(FIRST.plusDays(4), 9, 1, Instant.EPOCH), // not the next date
                DailyPain.of(FIRST.plusDays(5), 2, 1, Instant.EPOCH),
                DailyPain.of(FIRST.plusDays(6), 13, 3, Instant.EPOCH)); // 4 1/3: by 2 1/3
        assertThat(PainResponse.rises(days))
                .extracting(rise -> rise.day().date(), PainResponse.Rise::points)
                .containsExactly(tuple(FIRST.plusDays(1), Fraction.of(2)), tuple(FIRST.plusDays(6), Fraction.of(7, 3)));
        assertThat(PainResponse.rises(days.subList(0, 1))).isEmpty();
        assertThat(PainResponse.rises(List.of())).isEmpty();
    }

    private static List<PainResponse.After> after(int... pains) {
        return IntStream.of(pains)
                .mapToObj(pain ->
                        new PainResponse.After(UUID.randomUUID(), FIRST, Instant.EPOCH, pain, PainBands.USUAL.of(pain)))
                .toList();
    }
}
