package onward.progress.adherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {

    @Test
    void it_is_always_reduced() {
        assertThat(Fraction.of(30, 14)).hasToString("15/7").isEqualTo(Fraction.of(15, 7));
        assertThat(Fraction.of(9, 3)).hasToString("3").isEqualTo(Fraction.of(3));
        assertThat(Fraction.of(0, 9)).hasToString("0").isEqualTo(Fraction.ZERO);
        assertThat(Fraction.of(1, -2)).hasToString("-1/2");
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 0.3333", "2, 3, 0.6667", "1, 20000, 0.0000", "3, 20000, 0.0002", "43, 84, 0.5119", "1, 1, 1.0000"
    })
    void its_ratio_has_four_decimals_rounded_half_even(long numerator, long denominator, String ratio) {
        assertThat(Fraction.of(numerator, denominator).ratio()).isEqualTo(new BigDecimal(ratio));
    }

    @ParameterizedTest
    @CsvSource({"12.35, 247/20", "10.00, 10", "1E+1, 10", "0.01, 1/100"})
    void a_decimal_is_taken_exactly(BigDecimal decimal, String fraction) {
        assertThat(Fraction.of(decimal)).hasToString(fraction);
    }

    @Test
    void there_is_none_over_zero() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
    }
}
