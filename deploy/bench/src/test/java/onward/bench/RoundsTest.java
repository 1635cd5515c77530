package onward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void the_sides_take_turns_and_each_comes_first_equally_often() throws Exception {
        var done = new ArrayList<String>();
        Comparison comparison = new Comparison("letters", List.of(side("a", done), side("b", done)));

        Result result = new Rounds(2, 1, 2).run(List.of(comparison)).getFirst();

        assertThat(done).containsExactly("a0", "b0", "b1", "a1", "a2", "b2", "b3", "a3", "a4", "b4");
        assertThat(result.sides()).extracting(Result.Side::count).containsExactly(4L, 4L);
    }

    @Test
    void ratios_are_to_the_first_side_over_all_and_of_each_round() {
        List<List<Histogram>> rounds = List.of(List.of(of(10), of(20)), List.of(of(10), of(10)));

        Result.Side second = Result.of(new Comparison("waits", List.of(side("a"), side("b"))), rounds)
                .sides()
                .getLast();

        assertThat(second.least()).isEqualTo(10, within(0.1));
        assertThat(second.most()).isEqualTo(20, within(0.1));
        assertThat(second.leastRatio()).isEqualTo(1, within(0.01));
        assertThat(second.mostRatio()).isEqualTo(2, within(0.01));
    }

    private static Comparison.Side side(String name) {
        return side(name, new ArrayList<>());
    }

    private static Comparison.Side side(String name, List<String> done) {
        return new Comparison.Side(name, turn -> () -> done.add(name + turn));
    }

    private static Histogram of(int milliseconds) {
        var histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        histogram.recordValue(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        return histogram;
    }
}
