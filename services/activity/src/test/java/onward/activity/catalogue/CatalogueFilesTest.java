package onward.activity.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onward.activity.store.CatalogueFiles;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.SpinalLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFilesTest {
    private final CatalogueFiles files = new CatalogueFiles();
    private final Catalogue catalogue = files.catalogue();

    @ParameterizedTest
    @CsvSource({
        "/catalogue/exercises.schema.json, /catalogue/exercises.json",
        "/templates/keep-moving.schema.json, /templates/keep-moving.json"
    })
    void a_data_file_is_as_its_schema_says(String schema, String file) throws IOException {
        assertThat(problems(schema, text(file))).isEmpty();
        assertThat(problems(schema, "{}")).isNotEmpty();
    }

    @Test
    void every_item_of_the_template_is_an_exercise_of_the_same_kind() {
        for (PlanItem item : keepMoving().items()) {
            Exercise exercise = catalogue.exercise(item.slug()).orElseThrow();
            assertThat(exercise.category()).isEqualTo(item.category());
            assertThat(exercise.perSide()).isEqualTo(item.perSide());
            assertThat(exercise.spinalLoad()).isEqualTo(SpinalLoad.LOW);
        }
    }

    @Test
    void every_item_of_the_template_has_an_easier_form() {
        Set<String> eased = catalogue.exercises().stream()
                .flatMap(exercise -> exercise.regressionOf().stream())
                .collect(Collectors.toSet());

        assertThat(eased)
                .containsAll(keepMoving().items().stream().map(PlanItem::slug).toList());
        assertThat(eased).allMatch(slug -> catalogue.exercise(slug).isPresent());
    }

    @Test
    void only_back_squat_and_deadlift_load_the_spine_highly() {
        assertThat(catalogue.exercises().stream()
                        .filter(exercise -> exercise.spinalLoad() == SpinalLoad.HIGH)
                        .map(Exercise::slug))
                .containsExactlyInAnyOrder("back-squat", "deadlift");
        assertThat(catalogue.exercise("hip-flexor-stretch")).isPresent();
    }

    @Test
    void the_template_is_the_plan_of_the_domain() {
        assertThat(keepMoving().items())
                .containsExactly(
                        item("walk", Category.WALKING, false, minutes(10), daily(3)),
                        item(
                                "piriformis-stretch",
                                Category.STRETCHING,
                                true,
                                hold(30, 45),
                                daily(1),
                                "perSide",
                                "frequency"),
                        item("hamstring-stretch", Category.STRETCHING, true, hold(30, 30), daily(1), "frequency"),
                        item("glute-stretch", Category.STRETCHING, true, hold(30, 30), daily(1), "frequency"),
                        item("dead-bug", Category.CORE, true, reps(3, 8, 8), weekly(3), "frequency"),
                        item("glute-bridge", Category.CORE, false, reps(3, 10, 12), weekly(3), "frequency"),
                        item("cat-cow", Category.CORE, false, reps(1, 5, 5), weekly(3), "sets", "frequency"),
                        open("bodyweight-squat"),
                        open("banded-hip-thrust"),
                        open("light-row"),
                        open("light-press"));
    }

    @Test
    void what_is_served_is_what_is_decided_by() {
        assertThat(files.exercises().path("exercises")).hasSameSizeAs(catalogue.exercises());
        assertThat(files.templates())
                .extracting(template -> template.path("template").asText())
                .containsExactly("keep-moving");
        for (JsonNode exercise : files.exercises().path("exercises")) {
            assertThat(exercise.path("spinalLoad").asText()).isIn("low", "moderate", "high");
        }
    }

    private Template keepMoving() {
        return catalogue.template("keep-moving").orElseThrow();
    }

    private static PlanItem item(
            String item, Category category, boolean perSide, Dose dose, Frequency frequency, String... assumed) {
        return new PlanItem(item, Optional.empty(), category, perSide, Optional.of(dose), frequency, List.of(assumed));
    }

    private static PlanItem open(String item) {
        return new PlanItem(
                item, Optional.empty(), Category.STRENGTH, false, Optional.empty(), weekly(2), List.of("frequency"));
    }

    private static Dose minutes(int minutes) {
        return new Dose.Minutes(BigDecimal.valueOf(minutes));
    }

    private static Dose hold(int from, int to) {
        return new Dose.Hold(new Range(2, 3), new Range(from, to));
    }

    private static Dose reps(int sets, int from, int to) {
        return new Dose.Reps(new Range(sets, sets), new Range(from, to));
    }

    private static Frequency daily(int times) {
        return new Frequency.PerDay(times, List.of());
    }

    private static Frequency weekly(int times) {
        return new Frequency.PerWeek(times);
    }

    private static List<com.networknt.schema.Error> problems(String schema, String document) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(schema))
                .validate(document, InputFormat.JSON);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = CatalogueFilesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
