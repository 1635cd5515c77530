package onward.activity.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.Given.Then;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlareDeciderTest {
    private static final Catalogue CATALOGUE = new CatalogueFiles().catalogue();
    private static final UUID COACH = new UUID(2, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final LocalDate FLARE = MONDAY.plusDays(10);
    private static final Frequency EVERY_DAY = new Frequency.PerDay(1, List.of());

    @Test
    void keep_moving_in_a_flare_has_shorter_walks_and_half_the_sets() {
        PlanActivated keepMoving =
                plan(1, MONDAY, CATALOGUE.template("keep-moving").orElseThrow().items());

        PlanActivated flare = flare(keepMoving);

        assertThat(flare.planVersion()).isEqualTo(2);
        assertThat(flare.effectiveFrom()).isEqualTo(FLARE);
        assertThat(flare.flareOf()).hasValue(1);
        assertThat(flare.template()).isEmpty();
        assertThat(dose(flare, "walk")).hasValue(new Dose.Minutes(BigDecimal.valueOf(5)));
        assertThat(dose(flare, "piriformis-stretch")).hasValue(new Dose.Hold(new Range(1, 2), new Range(30, 45)));
        assertThat(dose(flare, "dead-bug")).hasValue(new Dose.Reps(new Range(2, 2), new Range(8, 8)));
        assertThat(dose(flare, "cat-cow")).hasValue(new Dose.Reps(new Range(1, 1), new Range(5, 5)));
        assertThat(dose(flare, "light-row")).isEmpty();
        assertThat(flare.items())
                .extracting(PlanItem::item, PlanItem::frequency, PlanItem::assumed)
                .isEqualTo(keepMoving.items().stream()
                        .map(item -> tuple(item.item(), item.frequency(), item.assumed()))
                        .toList());
        assertThat(flare.exercises()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 5", "7.5, 5", "10, 5", "13, 7", "30, 10"})
    void a_walk_is_half_as_long_from_five_to_ten_minutes_and_never_longer_than_before(String minutes, String gentler) {
        PlanActivated flare = flare(plan(1, MONDAY, List.of(Items.walk(minutes))));

        assertThat(dose(flare, "walk")).hasValue(new Dose.Minutes(new BigDecimal(gentler)));
    }

    @Test
    void some_walk_is_due_on_every_day() {
        PlanItem weekly = new PlanItem(
                "walk",
                Optional.empty(),
                Category.WALKING,
                false,
                Optional.empty(),
                new Frequency.PerWeek(5),
                List.of());
        PlanItem mondays = new PlanItem(
                "walk",
                Optional.empty(),
                Category.WALKING,
                false,
                Optional.empty(),
                new Frequency.PerDay(4, List.of(DayOfWeek.MONDAY)),
                List.of());

        assertThat(item(flare(plan(1, MONDAY, List.of(weekly))), "walk").frequency())
                .isEqualTo(EVERY_DAY);
        assertThat(item(flare(plan(1, MONDAY, List.of(mondays))), "walk").frequency())
                .isEqualTo(new Frequency.PerDay(4, List.of()));
        assertThat(item(flare(plan(1, MONDAY, List.of(Items.weekly("light-row", 2)))), "walk"))
                .isEqualTo(Items.daily("walk", Category.WALKING, new Dose.Minutes(BigDecimal.valueOf(5)), 1));
        PlanActivated misnamed = plan(1, MONDAY, List.of(Items.of(Items.weekly("walk", 2), "light-row")));
        assertThat(item(flare(misnamed), "flare-walk").slug()).isEqualTo("walk");
    }

    @Test
    void what_loads_the_spine_highly_gives_way_to_an_easier_form() {
        PlanActivated flare = flare(
                plan(1, MONDAY, List.of(Items.walk("10"), Items.weekly("deadlift", 1), Items.weekly("back-squat", 1))));

        assertThat(item(flare, "deadlift").slug()).isEqualTo("hip-hinge");
        assertThat(item(flare, "back-squat").slug()).isEqualTo("goblet-squat");
    }

    @Test
    void the_same_date_again_is_a_repeat_and_a_variant_of_a_variant_is_one_of_the_plan() {
        PlanActivated plan = plan(1, MONDAY, List.of(Items.walk("10")));
        PlanActivated flare = flare(plan);

        given(plan, flare).when(plans -> decide(plans, FLARE)).repeats();
        PlanActivated second = (PlanActivated) given(plan, flare)
                .when(plans -> decide(plans, FLARE.plusDays(7)))
                .accepted()
                .events()
                .getFirst();
        assertThat(second.flareOf()).hasValue(1);
        assertThat(second.items()).isEqualTo(flare.items());
        assertThat(second.planVersion()).isEqualTo(3);
    }

    @Test
    void the_plan_that_is_in_force_on_that_date_is_made_gentler() {
        PlanActivated now = plan(1, MONDAY, List.of(Items.walk("8")));
        PlanActivated later = plan(2, FLARE.plusDays(1), List.of(Items.walk("10")));

        PlanActivated flare = (PlanActivated) given(now, later)
                .when(plans -> decide(plans, FLARE))
                .accepted()
                .events()
                .getFirst();
        assertThat(flare.flareOf()).hasValue(1);
        given(now).when(plans -> decide(plans, MONDAY.minusDays(1))).refuses(Reason.PLAN_NONE);
        given(now)
                .when(plans -> decide(plans, LocalDate.of(10_000, 1, 1)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/from");
    }

    private static PlanActivated flare(PlanActivated plan) {
        Then<Plans> then = given(plan).when(plans -> decide(plans, FLARE));
        return (PlanActivated) then.accepted().events().getFirst();
    }

    private static Decision decide(Plans plans, LocalDate from) {
        return FlareDecider.decide(plans, new ActivateFlare(from, COACH), CATALOGUE);
    }

    private static Given<Plans> given(PlanActivated... plans) {
        return Given.from(Plans.none(), FlareDeciderTest::evolve).given(plans);
    }

    private static Plans evolve(Plans plans, Past past) {
        return plans.with(new PlanVersion((PlanActivated) past.event(), past.version(), past.recordedAt()));
    }

    private static PlanActivated plan(int number, LocalDate from, List<PlanItem> items) {
        return new PlanActivated(number, from, Optional.empty(), items, List.of(), List.of(), COACH);
    }

    private static PlanItem item(PlanActivated plan, String item) {
        return plan.items().stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Dose> dose(PlanActivated plan, String item) {
        return item(plan, item).dose();
    }
}
