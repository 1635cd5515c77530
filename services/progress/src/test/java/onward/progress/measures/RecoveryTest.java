package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {

    @ParameterizedTest
    @CsvSource({"0, 2, true", "0, 3, false", "1, 0, false", "0, 0, true"})
    void it_takes_no_pain_and_at_most_two_statements(int sumOfSevenDates, int ticked, boolean recovered) {
        var pain = new Course.Known(Fraction.of(5), Fraction.of(sumOfSevenDates, 7), true);
        assertThat(Recovery.of(pain, scores(20, ticked))).contains(recovered);
    }

    @Test
    void it_cannot_be_said_of_who_told_too_little() {
        assertThat(Recovery.of(new Course.TooLittle(6, 7), scores(0))).isEmpty();
        assertThat(Recovery.of(new Course.Known(Fraction.ZERO, Fraction.ZERO, false), List.of()))
                .isEmpty();
    }

    private static List<RolandMorris.Score> scores(int... ticked) {
        return IntStream.of(ticked)
                .mapToObj(count -> new RolandMorris.Score(LocalDate.EPOCH, Instant.EPOCH, count))
                .toList();
    }
}
