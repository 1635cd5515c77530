package onward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void a_ratio_is_of_each_round_to_the_floor_of_that_round() {
        List<Load> floor = List.of(perSecond(100), perSecond(200), perSecond(400));
        List<Load> ours = List.of(perSecond(50), perSecond(200), perSecond(600));

        Measure measure = Measure.against(floor, "16 callers", "activity", ours);

        assertThat(measure.perSecond()).isEqualTo(new Spread(200, 50, 600));
        assertThat(measure.ratio()).contains(new Spread(1, 0.5, 1.5));
        assertThat(Measure.table(List.of(measure)))
                .as("none of them was timed")
                .endsWith("| 16 callers | activity | 200 (50-600) |  |  | 1.00 (0.50-1.50) |\n");
    }

    @Test
    void latencies_are_told_where_each_was_timed() {
        Load load = new Load();
        for (int milliseconds = 1; milliseconds <= 100; milliseconds++) {
            load.answered(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        }
        Measure measure = Measure.of("1 caller", "activity", List.of(load.took(TimeUnit.SECONDS.toNanos(1))));

        assertThat(measure.p50().orElseThrow().median()).isEqualTo(50, within(0.1));
        assertThat(measure.p99().orElseThrow().median()).isEqualTo(99, within(0.1));
        assertThat(Measure.table(List.of(measure)))
                .endsWith("| 1 caller | activity | 100 (100-100) | 50.0 (50.0-50.0) | 99.0 (99.0-99.0) |  |\n");
    }

    private static Load perSecond(int count) {
        return Load.of(count, TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void sides_take_turns_and_each_comes_first_in_some_round() throws Exception {
        var order = new StringBuilder();
        Map<String, List<Load>> loads = new Sides()
                .with("a", () -> said("a", order))
                .with("b", () -> said("b", order))
                .run(3);
        assertThat(order).hasToString("abbaab");
        assertThat(loads.get("b")).hasSize(3);
    }

    private static Load said(String side, StringBuilder order) {
        order.append(side);
        return perSecond(1);
    }

    /** Else the floor of appending would be another one than it says. */
    @Test
    void the_floor_appends_with_the_statement_of_the_store() throws IOException {
        String store =
                Files.readString(Path.of("../../services/kit/src/main/java/onward/kit/store/AppendStatement.java"));
        String floor;
        try (InputStream script = AppendFloor.class.getResourceAsStream("floor-append.sql")) {
            floor = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String part : List.of("advanced as (", "appended as (", "queued as (")) {
            assertThat(part(floor, part)).isNotEmpty().isEqualTo(part(store, part));
        }
    }

    /** Up to the next part; without where the rows come from, which are parameters there and generated here. */
    private static String part(String sql, String begins) {
        String text = sql.substring(sql.indexOf(begins) + begins.length())
                .replaceAll("(?s)from unnest\\(.*?\\)\\s+as e", "from unnest() as e")
                .replace("now()", "?")
                .replace("floor.", "store.")
                .replaceAll("\\s+", " ");
        int end = IntStream.of(text.indexOf(" ), "), text.indexOf(" ) select id"))
                .filter(at -> at > 0)
                .min()
                .orElseThrow();
        return text.substring(0, end);
    }
}
