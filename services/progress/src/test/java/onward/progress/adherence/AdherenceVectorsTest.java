package onward.progress.adherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.progress.Vector;
import onward.progress.Vector.Earned;
import onward.progress.Vector.Known;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the vectors, against the pure function. */
class AdherenceVectorsTest {

    @TestFactory
    Stream<DynamicTest> every_case_gives_its_figures() {
        List<Vector> vectors = Vector.all().toList();
        assertThat(vectors).hasSize(27);
        return vectors.stream().map(vector -> dynamicTest(vector.name(), () -> check(vector)));
    }

    private static void check(Vector vector) {
        Diary diary = Diary.of(log(vector));
        Adherence adherence = Adherence.of(diary, new Window(vector.from(), vector.to()));

        assertThat(adherence.overall().map(Fraction::toString))
                .isEqualTo(vector.expected().overall());
        Map<String, Earned> categories = new TreeMap<>();
        adherence
                .categories()
                .forEach((category, score) -> categories.put(
                        category.name().toLowerCase(Locale.ROOT),
                        earned(score, Optional.of(score.ratio().toString()))));
        assertThat(categories).isEqualTo(vector.expected().categories());
        Map<String, Earned> items = new TreeMap<>();
        adherence.items().forEach((item, score) -> items.put(item, earned(score, Optional.empty())));
        assertThat(items).isEqualTo(vector.expected().items());
        vector.expected().streaks().ifPresent(expected -> {
            Streaks streaks = Streaks.upTo(vector.today().orElseThrow(), diary);
            assertThat(streaks).isEqualTo(new Streaks(expected.moving(), expected.onPlan()));
        });
    }

    private static Earned earned(Score score, Optional<String> ratio) {
        return new Earned(score.earned().toString(), score.due().toString(), ratio);
    }

    private static Log log(Vector vector) {
        return new Log(
                IntStream.range(0, vector.plans().size())
                        .mapToObj(i -> new PlanVersion(
                                i + 1,
                                vector.plans().get(i).effectiveFrom(),
                                vector.plans().get(i).items()))
                        .toList(),
                vector.excusals().stream()
                        .<Absence>map(excusal -> new Absence.Excusal(excusal.from(), excusal.to()))
                        .toList(),
                vector.sessions().stream()
                        .flatMap(known -> known.session().stream()
                                .map(session -> SessionRevision.of(known.id(), known.revision(), session)))
                        .toList(),
                withdrawn(vector));
    }

    private static Set<UUID> withdrawn(Vector vector) {
        return vector.sessions().stream()
                .filter(known -> known.session().isEmpty())
                .map(Known::id)
                .collect(Collectors.toSet());
    }
}
