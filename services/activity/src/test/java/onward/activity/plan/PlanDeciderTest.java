package onward.activity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import onward.activity.Given;
import onward.activity.Given.Then;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.plan.ActivatePlan.Prescription;
import onward.activity.plan.ActivatePlan.Prescription.FromTemplate;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.Measure;
import onward.contracts.value.PainBands;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.Range;
import onward.contracts.value.SpinalLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDeciderTest {
    private static final Catalogue CATALOGUE = new CatalogueFiles().catalogue();
    private static final UUID COACH = new UUID(0, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final String NO_HIP_FLEXOR_STRETCH = "plan.no-hip-flexor-stretch";

    @Test
    void keep_moving_is_the_templates_items_with_their_assumptions_and_a_warning() {
        none().when(keepMoving())
                .then(new PlanActivated(
                        1,
                        MONDAY,
                        Optional.of("keep-moving"),
                        CATALOGUE.template("keep-moving").orElseThrow().items(),
                        List.of(),
                        List.of(NO_HIP_FLEXOR_STRETCH),
                        COACH,
                        Optional.empty(),
                        ItemExercises.of(
                                CATALOGUE.template("keep-moving").orElseThrow().items(), CATALOGUE)));
    }

    @Test
    void a_plan_tells_what_its_items_are_to_those_who_have_no_catalogue() {
        PlanActivated plan = (PlanActivated) when(List.of(
                        Items.walk("10"),
                        Items.of(Items.stretch("evening", true), "glute-stretch"),
                        Items.weekly("juggling", 2)))
                .accepted()
                .events()
                .getFirst();

        assertThat(plan.exercises())
                .containsExactly(
                        new ItemExercise(
                                "walk",
                                "walk",
                                Optional.of("Walk"),
                                Category.WALKING,
                                Optional.of(Measure.MINUTES),
                                false,
                                Optional.of(SpinalLoad.LOW)),
                        new ItemExercise(
                                "evening",
                                "glute-stretch",
                                Optional.of("Glute stretch"),
                                Category.STRETCHING,
                                Optional.of(Measure.HOLD),
                                true,
                                Optional.of(SpinalLoad.LOW)),
                        new ItemExercise(
                                "juggling",
                                "juggling",
                                Optional.empty(),
                                Category.STRENGTH,
                                Optional.empty(),
                                false,
                                Optional.empty()));
    }

    @Test
    void what_loads_the_spine_highly_can_be_prescribed_once_the_coach_has_allowed_it() {
        List<PlanItem> items = List.of(Items.walk("10"), Items.weekly("deadlift", 1));

        when(items).refuses(Reason.PLAN_HEAVY_LOADING);
        none().when(plans -> PlanDecider.decide(
                        plans,
                        new ActivatePlan(MONDAY, new OwnItems(items), List.of(), new IfMatch.Absent(), COACH),
                        CATALOGUE,
                        true))
                .accepted();
    }

    @Test
    void a_plan_may_say_how_pain_after_a_session_is_judged() {
        Then<Plans> then = none().when(banded(2, 4));

        assertThat(((PlanActivated) then.accepted().events().getFirst()).painBands())
                .contains(new PainBands(2, 4));
        given((PlanActivated) then.accepted().events().getFirst())
                .when(banded(2, 4))
                .repeats();
        given((PlanActivated) then.accepted().events().getFirst())
                .when(banded(2, 5))
                .accepted();
    }

    @Test
    void the_usual_bands_are_those_of_a_plan_that_says_none() {
        PlanActivated plan =
                (PlanActivated) none().when(banded(3, 5)).accepted().events().getFirst();

        assertThat(plan.painBands()).isEmpty();
        given(plan).when(decide(new OwnItems(WALK), new IfMatch.Absent())).repeats();
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, fineUpTo", "3, 11, acceptableUpTo", "11, 11, fineUpTo", "4, 3, acceptableUpTo"})
    void bands_lie_in_order_between_0_and_10(int fineUpTo, int acceptableUpTo, String member) {
        Decision decision = banded(fineUpTo, acceptableUpTo).apply(Plans.none());

        assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.VALUE_OUT_OF_BOUNDS);
            assertThat(refused.pointer()).contains("/painBands/" + member);
        });
    }

    private static final List<PlanItem> WALK = List.of(Items.walk("10"));

    private static Function<Plans, Decision> banded(int fineUpTo, int acceptableUpTo) {
        return plans -> PlanDecider.decide(
                plans,
                new ActivatePlan(
                        MONDAY,
                        new OwnItems(WALK),
                        List.of(),
                        Optional.of(new PainBands(fineUpTo, acceptableUpTo)),
                        new IfMatch.Absent(),
                        COACH),
                CATALOGUE,
                false);
    }

    @Test
    void what_was_confirmed_is_not_assumed_again_by_the_same_template() {
        PlanActivated first =
                (PlanActivated) none().when(keepMoving()).accepted().events().getFirst();
        Plans confirmed = given(first)
                .state()
                .after(new Past(2, Given.RECORDED, new AssumptionsConfirmed(1, List.of("cat-cow"), COACH)));

        PlanActivated again =
                (PlanActivated) ((Accepted) keepMovingFrom(MONDAY.plusDays(7)).apply(confirmed))
                        .events()
                        .getFirst();

        assertThat(again.items())
                .filteredOn(item -> item.item().equals("cat-cow"))
                .allMatch(item -> item.assumed().isEmpty());
        assertThat(again.items())
                .filteredOn(item -> item.item().equals("dead-bug"))
                .allMatch(item -> item.assumed().equals(List.of("frequency")));
    }

    @Test
    void what_was_confirmed_is_not_assumed_again_after_a_flare_either() {
        PlanActivated first =
                (PlanActivated) none().when(keepMoving()).accepted().events().getFirst();
        List<String> core = List.of("dead-bug", "glute-bridge");
        Given<Plans> client = given(first).given(new AssumptionsConfirmed(1, core, COACH));
        // 3 sets become 2: what is said of these items now is something else.
        PlanActivated gentler = (PlanActivated) client.when(
                        plans -> FlareDecider.decide(plans, new ActivateFlare(MONDAY.plusDays(3), COACH), CATALOGUE))
                .accepted()
                .events()
                .getFirst();
        assertThat(gentler.items().get(4).dose()).contains(new Dose.Reps(new Range(2, 2), new Range(8, 8)));

        List<PlanItem> again = ((PlanActivated) client.given(gentler)
                        .when(keepMovingFrom(MONDAY.plusDays(10)))
                        .accepted()
                        .events()
                        .getFirst())
                .items();

        assertThat(again).hasSize(11);
        assertThat(again)
                .filteredOn(item -> item.assumed().isEmpty())
                .extracting(PlanItem::item)
                .containsExactly("walk", "dead-bug", "glute-bridge");
    }

    @Test
    void a_flare_variant_is_not_the_plan_that_has_the_same_items() {
        List<PlanItem> items = List.of(Items.walk("5"));
        given(new PlanActivated(
                        2, MONDAY, Optional.empty(), items, List.of(), List.of(), COACH, Optional.of(1), List.of()))
                .when(decide(new OwnItems(items), new IfMatch.Absent()))
                .accepted();
    }

    @Test
    void a_template_that_is_none_is_refused() {
        when(new FromTemplate("lie-down")).refuses(Reason.PLAN_UNKNOWN_TEMPLATE, "/template");
    }

    @Test
    void the_coachs_own_items_are_taken_as_they_are() {
        List<PlanItem> items = List.of(Items.walk("10"), Items.stretch("hip-flexor-stretch", true));

        when(items).then(activated(1, items, List.of(), List.of()));
    }

    @Test
    void a_studio_may_have_exercises_of_its_own() {
        List<PlanItem> items = List.of(Items.walk("10"), Items.weekly("pool-running", 2));

        when(items).then(activated(1, items, List.of(), List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @Test
    void a_hip_flexor_stretch_under_another_name_leaves_no_warning() {
        List<PlanItem> items =
                List.of(Items.walk("10"), Items.of(Items.stretch("morning", true), "hip-flexor-stretch"));

        when(items).then(activated(1, items, List.of(), List.of()));
    }

    @Test
    void a_weekday_without_a_daily_slot_stops_moving() {
        PlanItem notOnSunday = Items.stretch(
                "hip-flexor-stretch",
                true,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY,
                DayOfWeek.SATURDAY);

        when(List.of(notOnSunday, Items.weekly("light-row", 7))).refuses(Reason.PLAN_STOPS_MOVING, "/items");
    }

    @Test
    void daily_items_on_different_weekdays_together_keep_moving() {
        List<PlanItem> items = List.of(
                Items.stretch("hip-flexor-stretch", true, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Items.stretch(
                        "glute-stretch",
                        true,
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY));

        when(items).accepted();
    }

    @Test
    void a_plan_that_stops_moving_needs_its_override_and_no_other() {
        List<PlanItem> items = List.of(Items.weekly("light-row", 2));

        when(items, PlanOverride.SHORT_WALKS).refuses(Reason.PLAN_STOPS_MOVING);
        when(items, PlanOverride.NEVER_STOP)
                .then(activated(1, items, List.of(PlanOverride.NEVER_STOP), List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @Test
    void a_walk_of_more_than_ten_minutes_is_too_long() {
        when(List.of(Items.walk("10.01"))).refuses(Reason.PLAN_WALK_TOO_LONG, "/items");
        when(List.of(Items.walk("10.00"))).accepted();
    }

    @Test
    void a_walk_is_a_walk_by_its_exercise_too() {
        PlanItem stroll = Items.daily("stroll", Category.CORE, new Dose.Minutes(BigDecimal.valueOf(30)), 1);

        when(List.of(Items.of(stroll, "walk"))).refuses(Reason.PLAN_WALK_TOO_LONG);
        when(List.of(stroll)).accepted();
    }

    @Test
    void a_long_walk_needs_its_override_and_no_other() {
        List<PlanItem> items = List.of(Items.walk("30"));

        when(items, PlanOverride.NEVER_STOP).refuses(Reason.PLAN_WALK_TOO_LONG);
        when(items, PlanOverride.SHORT_WALKS)
                .then(activated(1, items, List.of(PlanOverride.SHORT_WALKS), List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @Test
    void overrides_that_are_not_needed_are_recorded_sorted_and_once() {
        List<PlanItem> items = List.of(Items.walk("10"));

        when(items, PlanOverride.SHORT_WALKS, PlanOverride.NEVER_STOP, PlanOverride.SHORT_WALKS)
                .then(activated(
                        1,
                        items,
                        List.of(PlanOverride.NEVER_STOP, PlanOverride.SHORT_WALKS),
                        List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadlift", "back-squat"})
    void no_override_allows_heavy_loading(String exercise) {
        when(
                        List.of(Items.walk("10"), Items.of(Items.weekly("lift", 1), exercise)),
                        PlanOverride.NEVER_STOP,
                        PlanOverride.SHORT_WALKS)
                .refuses(Reason.PLAN_HEAVY_LOADING, "/items");
        when(List.of(Items.weekly(exercise, 1))).refuses(Reason.PLAN_HEAVY_LOADING);
    }

    @Test
    void the_body_of_the_newest_version_again_is_a_repeat_whatever_is_expected() {
        List<PlanItem> items = List.of(Items.walk("10"));

        given(activated(1, items, List.of(), List.of()))
                .when(decide(new OwnItems(items), new IfMatch.OneOf(List.of("7"))))
                .repeats();
    }

    @Test
    void bodies_that_mean_the_same_are_the_same() {
        PlanItem spelled = new PlanItem(
                "walk",
                Optional.of("walk"),
                Category.WALKING,
                false,
                Optional.of(new Dose.Minutes(new BigDecimal("10.00"))),
                new Frequency.PerDay(3, List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
                List.of());
        PlanItem plain = new PlanItem(
                "walk",
                Optional.empty(),
                Category.WALKING,
                false,
                Optional.of(new Dose.Minutes(BigDecimal.TEN)),
                new Frequency.PerDay(3, List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
                List.of());

        given(activated(1, List.of(plain), List.of(PlanOverride.NEVER_STOP), List.of()))
                .when(decide(new OwnItems(List.of(spelled)), new IfMatch.Absent(), PlanOverride.NEVER_STOP))
                .repeats();
    }

    @Test
    void the_template_again_is_a_repeat_also_when_it_has_other_items_by_now() {
        given(new PlanActivated(
                        1, MONDAY, Optional.of("keep-moving"), List.of(Items.walk("5")), List.of(), List.of(), COACH))
                .when(keepMoving())
                .repeats();
    }

    @Test
    void another_date_other_items_or_other_overrides_make_a_new_version() {
        List<PlanItem> items = List.of(Items.walk("10"));
        PlanActivated first = activated(1, items, List.of(), List.of(NO_HIP_FLEXOR_STRETCH));

        given(first)
                .when(plans -> PlanDecider.decide(
                        plans,
                        new ActivatePlan(
                                MONDAY.plusDays(1), new OwnItems(items), List.of(), new IfMatch.Absent(), COACH),
                        CATALOGUE,
                        false))
                .accepted();
        given(first)
                .when(decide(new OwnItems(List.of(Items.walk("9"))), new IfMatch.Absent()))
                .accepted();
        given(first)
                .when(decide(new OwnItems(items), new IfMatch.Absent(), PlanOverride.SHORT_WALKS))
                .then(activated(2, items, List.of(PlanOverride.SHORT_WALKS), List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @Test
    void an_older_body_again_is_a_new_version() {
        List<PlanItem> first = List.of(Items.walk("10"));
        List<PlanItem> second = List.of(Items.walk("9"));

        given(activated(1, first, List.of(), List.of()), activated(2, second, List.of(), List.of()))
                .when(decide(new OwnItems(first), new IfMatch.Absent()))
                .then(activated(3, first, List.of(), List.of(NO_HIP_FLEXOR_STRETCH)));
    }

    @Test
    void what_is_expected_must_be_the_newest_version() {
        List<PlanItem> other = List.of(Items.walk("9"));
        Given<Plans> one = given(activated(1, List.of(Items.walk("10")), List.of(), List.of()));

        one.when(decide(new OwnItems(other), new IfMatch.OneOf(List.of("2")))).refuses(Reason.PLAN_STALE_VERSION);
        one.when(decide(new OwnItems(other), new IfMatch.OneOf(List.of("1")))).accepted();
        none().when(decide(new OwnItems(other), new IfMatch.OneOf(List.of("1"))))
                .refuses(Reason.PLAN_STALE_VERSION);
    }

    @Test
    void a_plan_has_from_one_to_fifty_items_each_once() {
        List<PlanItem> fifty = IntStream.range(0, 50)
                .mapToObj(n -> Items.stretch("stretch-" + n, false))
                .toList();

        when(List.of()).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items");
        when(fifty).accepted();
        when(IntStream.range(0, 51)
                        .mapToObj(n -> Items.stretch("stretch-" + n, false))
                        .toList())
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items");
        when(List.of(Items.walk("10"), Items.walk("9"))).refuses(Reason.PLAN_DUPLICATE_ITEM, "/items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Walk", "dead bug", "-walk", "walk-", "dead--bug", "gehen-für-alle"})
    void an_items_id_is_a_slug(String id) {
        when(List.of(Items.stretch(id, false))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1440.01", "5.001", "1E+400"})
    void minutes_out_of_bounds_are_refused(String minutes) {
        when(List.of(Items.stretch("a", false), Items.walk(minutes)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/1/dose/minutes");
    }

    @Test
    void a_range_begins_at_one_or_more_and_does_not_run_backwards() {
        for (Range wrong : List.of(new Range(0, 3), new Range(3, 2), new Range(1, 51))) {
            when(List.of(Items.daily("a", Category.CORE, new Dose.Reps(wrong, new Range(8, 8)), 1)))
                    .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/dose/sets");
        }
        when(List.of(Items.daily("a", Category.CORE, new Dose.Reps(new Range(1, 1), new Range(0, 8)), 1)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/dose/reps");
        when(List.of(Items.daily("a", Category.CORE, new Dose.Hold(new Range(1, 1), new Range(1, 3601)), 1)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/dose/holdSeconds");
    }

    @Test
    void frequencies_out_of_bounds_are_refused() {
        when(List.of(Items.weekly("a", 0))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/frequency/perWeek");
        when(List.of(Items.weekly("a", 8))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/frequency/perWeek");
        when(List.of(Items.daily("a", Category.CORE, new Dose.Minutes(BigDecimal.ONE), 0)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/frequency/perDay");
        when(List.of(Items.stretch("a", false, DayOfWeek.MONDAY, DayOfWeek.MONDAY)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items/0/frequency/on");
    }

    @Test
    void a_date_beyond_four_digits_is_refused() {
        none().when(plans -> PlanDecider.decide(
                        plans,
                        new ActivatePlan(
                                LocalDate.of(10_000, 1, 1),
                                new FromTemplate("keep-moving"),
                                List.of(),
                                new IfMatch.Absent(),
                                COACH),
                        CATALOGUE,
                        false))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/effectiveFrom");
    }

    @Test
    void the_version_in_force_begins_last_and_of_equals_is_the_newest() {
        Plans plans = given(
                        activated(1, MONDAY),
                        activated(2, MONDAY.plusDays(7)),
                        activated(3, MONDAY.plusDays(3)),
                        activated(4, MONDAY.plusDays(7)))
                .state();

        assertThat(inForce(plans, MONDAY.minusDays(1))).isEmpty();
        assertThat(inForce(plans, MONDAY)).hasValue(1);
        assertThat(inForce(plans, MONDAY.plusDays(3))).hasValue(3);
        assertThat(inForce(plans, MONDAY.plusDays(7))).hasValue(4);
        assertThat(plans.newest().orElseThrow().number()).isEqualTo(4);
    }

    private static Optional<Integer> inForce(Plans plans, LocalDate on) {
        return plans.inForceOn(on).map(PlanVersion::number);
    }

    private static PlanActivated activated(int number, LocalDate from) {
        return new PlanActivated(
                number, from, Optional.empty(), List.of(Items.walk("10")), List.of(), List.of(), COACH);
    }

    private static PlanActivated activated(
            int number, List<PlanItem> items, List<PlanOverride> overrides, List<String> warnings) {
        return new PlanActivated(
                number,
                MONDAY,
                Optional.empty(),
                items,
                overrides,
                warnings,
                COACH,
                Optional.empty(),
                ItemExercises.of(items, CATALOGUE));
    }

    private static Given<Plans> none() {
        return Given.from(Plans.none(), PlanDeciderTest::evolve);
    }

    private static Given<Plans> given(PlanActivated... plans) {
        return none().given(plans);
    }

    private static Plans evolve(Plans plans, Past past) {
        return past.event() instanceof PlanActivated plan
                ? plans.with(new PlanVersion(plan, past.version(), past.recordedAt()))
                : plans.after(past);
    }

    private static Then<Plans> when(List<PlanItem> items, PlanOverride... overrides) {
        return none().when(decide(new OwnItems(items), new IfMatch.Absent(), overrides));
    }

    private static Then<Plans> when(Prescription prescription) {
        return none().when(decide(prescription, new IfMatch.Absent()));
    }

    private static Function<Plans, Decision> keepMoving() {
        return keepMovingFrom(MONDAY);
    }

    private static Function<Plans, Decision> keepMovingFrom(LocalDate date) {
        return decide(date, new FromTemplate("keep-moving"), new IfMatch.Absent());
    }

    private static Function<Plans, Decision> decide(
            Prescription prescription, IfMatch ifMatch, PlanOverride... overrides) {
        return decide(MONDAY, prescription, ifMatch, overrides);
    }

    private static Function<Plans, Decision> decide(
            LocalDate from, Prescription prescription, IfMatch ifMatch, PlanOverride... overrides) {
        return plans -> PlanDecider.decide(
                plans, new ActivatePlan(from, prescription, List.of(overrides), ifMatch, COACH), CATALOGUE, false);
    }
}
