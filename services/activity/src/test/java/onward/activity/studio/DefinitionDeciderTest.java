package onward.activity.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import onward.activity.Given;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.Decision;
import onward.activity.decision.Reason;
import onward.activity.plan.Items;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.Event;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.StudioOpened;
import onward.contracts.event.TemplateDefined;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.PlanItem;
import onward.contracts.value.SpinalLoad;
import org.junit.jupiter.api.Test;

class DefinitionDeciderTest {
    private static final Catalogue BUILT_IN = new CatalogueFiles().catalogue();
    private static final UUID COACH = new UUID(2, 1);
    private static final StudioOpened OPENED = new StudioOpened("Demo", ZoneId.of("Europe/London"));
    private static final ExerciseDefined POOL_WALK = defined("pool-walk", "Pool walk", 1);
    private static final List<PlanItem> WALKS = List.of(Items.walk("10"));
    private static final TemplateDefined POOL = new TemplateDefined("pool", "Pool", "In water.", WALKS, 1, COACH);

    @Test
    void an_exercise_is_defined_once_and_again_when_it_changes() {
        open().when(define("pool-walk", "Pool walk")).then(POOL_WALK);
        open().given(POOL_WALK).when(define("pool-walk", "Pool walk")).repeats();
        open().given(POOL_WALK)
                .when(define("pool-walk", "Walk in water"))
                .then(defined("pool-walk", "Walk in water", 2));
    }

    @Test
    void what_onward_brings_is_not_redefined() {
        open().when(define("deadlift", "Deadlift")).refuses(Reason.EXERCISE_BUILT_IN);
        open().when(template("keep-moving", WALKS)).refuses(Reason.TEMPLATE_BUILT_IN);
    }

    @Test
    void an_exercise_is_an_easier_form_only_of_another_that_is_known() {
        open().when(define(easier("slow-walk", "walk"))).accepted();
        open().given(POOL_WALK).when(define(easier("slow-walk", "pool-walk"))).accepted();
        open().when(define(easier("slow-walk", "juggling"))).refuses(Reason.EXERCISE_UNKNOWN, "/regressionOf");
        open().given(defined("slow-walk", "Slow walk", 1))
                .when(define(easier("slow-walk", "slow-walk")))
                .refuses(Reason.EXERCISE_UNKNOWN, "/regressionOf");
    }

    @Test
    void what_is_out_of_bounds_is_refused() {
        open().when(define("Pool Walk", "Pool walk")).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/slug");
        open().when(define("pool-walk", "two\nlines")).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/name");
        open().when(define(steps(List.of()))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/instructions");
        open().when(define(steps(Collections.nCopies(21, "Go.")))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/instructions");
        open().when(define(steps(List.of("Go.", " ")))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/instructions/1");
        open().when(template("pool", List.of())).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items");
        open().when(template("pool", List.of(Items.walk("10"), Items.walk("9"))))
                .refuses(Reason.PLAN_DUPLICATE_ITEM, "/items");
        Given.from(StudioState.none(), StudioState::evolve)
                .when(define("pool-walk", "Pool walk"))
                .refuses(Reason.STUDIO_UNKNOWN);
    }

    @Test
    void a_studio_has_room_for_so_many() {
        Event[] many = IntStream.range(0, 500)
                .mapToObj(n -> defined("own-" + n, "Own", 1))
                .toArray(Event[]::new);

        open().given(many).when(define("pool-walk", "Pool walk")).refuses(Reason.CATALOGUE_FULL);
        open().given(many).when(define("own-7", "Renamed")).accepted();
    }

    @Test
    void a_template_is_defined_once_and_again_when_it_changes() {
        open().when(template("pool", WALKS)).then(POOL);
        open().given(POOL).when(template("pool", List.of(Items.walk("10.0")))).repeats();
        open().given(POOL)
                .when(template("pool", List.of(assuming(Items.walk("10")))))
                .accepted();
        assertThat(open().given(POOL)
                        .when(template("pool", List.of(Items.walk("9"))))
                        .accepted()
                        .events())
                .containsExactly(new TemplateDefined("pool", "Pool", "In water.", List.of(Items.walk("9")), 2, COACH));
    }

    @Test
    void the_studios_own_stand_behind_those_that_onward_brings() {
        Catalogue catalogue = OwnCatalogue.of(
                open().given(POOL_WALK, POOL, defined("walk", "Not this one", 1))
                        .state(),
                BUILT_IN);

        assertThat(catalogue.exercises().getLast().slug()).isEqualTo("pool-walk");
        assertThat(catalogue.exercise("walk").orElseThrow().name()).isEqualTo("Walk");
        assertThat(catalogue.template("pool").orElseThrow().items()).isEqualTo(WALKS);
        assertThat(BUILT_IN.exercise("pool-walk")).isEmpty();
    }

    private static Given<StudioState> open() {
        return Given.from(StudioState.none(), StudioState::evolve).given(OPENED);
    }

    private static Function<StudioState, Decision> define(String slug, String name) {
        return define(new DefineExercise(
                slug,
                name,
                Category.WALKING,
                Measure.MINUTES,
                false,
                SpinalLoad.LOW,
                Optional.empty(),
                List.of("Walk."),
                COACH));
    }

    private static Function<StudioState, Decision> define(DefineExercise command) {
        return studio -> DefinitionDecider.decide(studio, command, BUILT_IN);
    }

    private static DefineExercise easier(String slug, String of) {
        return new DefineExercise(
                slug,
                "Slow walk",
                Category.WALKING,
                Measure.MINUTES,
                false,
                SpinalLoad.LOW,
                Optional.of(of),
                List.of("Walk."),
                COACH);
    }

    private static DefineExercise steps(List<String> instructions) {
        return new DefineExercise(
                "pool-walk",
                "Pool walk",
                Category.WALKING,
                Measure.MINUTES,
                false,
                SpinalLoad.LOW,
                Optional.empty(),
                instructions,
                COACH);
    }

    private static Function<StudioState, Decision> template(String slug, List<PlanItem> items) {
        return studio ->
                DefinitionDecider.decide(studio, new DefineTemplate(slug, "Pool", "In water.", items, COACH), BUILT_IN);
    }

    private static ExerciseDefined defined(String slug, String name, int revision) {
        return new ExerciseDefined(
                slug,
                name,
                Category.WALKING,
                Measure.MINUTES,
                false,
                SpinalLoad.LOW,
                Optional.empty(),
                List.of("Walk."),
                revision,
                COACH);
    }

    private static PlanItem assuming(PlanItem item) {
        return new PlanItem(
                item.item(),
                item.exercise(),
                item.category(),
                item.perSide(),
                item.dose(),
                item.frequency(),
                List.of("frequency"));
    }
}
