package onward.activity.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "2", " \"2\" ", "\"1\", \"2\"", "*"})
    void these_expect_the_second_revision(String header) {
        assertThat(of(header).holds(OptionalInt.of(2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"2\"", "\"22\"", "", "\"\"", "\"*\"", "02"})
    void these_do_not(String header) {
        assertThat(of(header).holds(OptionalInt.of(2))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void nothing_that_is_expected_holds_of_what_does_not_exist(String header) {
        assertThat(of(header).holds(OptionalInt.empty())).isFalse();
        assertThat(of(header).isGiven()).isTrue();
    }

    @Test
    void nothing_expected_always_holds() {
        assertThat(IfMatch.of(Optional.empty()).holds(OptionalInt.empty())).isTrue();
        assertThat(IfMatch.of(Optional.empty()).isGiven()).isFalse();
    }

    private static IfMatch of(String header) {
        return IfMatch.of(Optional.of(header));
    }
}
