package onward.activity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import onward.activity.Given;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PlanItem;
import org.junit.jupiter.api.Test;

class ConfirmationDeciderTest {
    private static final UUID COACH = new UUID(2, 1);
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final LocalDate AUGUST = LocalDate.parse("2026-08-01");
    private static final PlanActivated PLAN = plan(
            1,
            new CatalogueFiles()
                    .catalogue()
                    .template("keep-moving")
                    .orElseThrow()
                    .items());

    @Test
    void what_was_assumed_is_confirmed_and_nothing_else() {
        given(PLAN)
                .when(confirm("walk", "dead-bug", "cat-cow", "cat-cow"))
                .then(new AssumptionsConfirmed(1, List.of("cat-cow", "dead-bug"), COACH));
    }

    @Test
    void what_was_confirmed_is_no_longer_assumed() {
        Plans plans = given(PLAN, confirmed("cat-cow")).state();

        assertThat(plans.items(plans.newest().orElseThrow()))
                .filteredOn(item -> item.assumed().isEmpty())
                .extracting(PlanItem::item)
                .containsExactly("walk", "cat-cow");
        assertThat(plans.confirmation(1, "cat-cow").orElseThrow().by()).isEqualTo(COACH);
    }

    @Test
    void to_confirm_again_is_a_repeat_with_the_version_of_the_first_time() {
        Given<Plans> confirmed = given(PLAN, confirmed("cat-cow"), confirmed("dead-bug"));

        confirmed.when(confirm("cat-cow")).repeats();
        confirmed.when(confirm("cat-cow", "walk")).repeats();
        assertThat(confirmed.state().confirmedAt(List.of("cat-cow", "walk"))).isEqualTo(2);
        assertThat(confirmed.state().confirmedAt(List.of("cat-cow", "dead-bug")))
                .isEqualTo(3);
        assertThat(confirmed.state().confirmedAt(List.of("walk"))).isEqualTo(1);
        given(PLAN, confirmed("cat-cow"), plan(2, List.of(Items.walk("10"))))
                .when(confirm("cat-cow"))
                .repeats();
    }

    @Test
    void it_is_confirmed_in_every_version_that_assumes_it_whichever_is_in_force() {
        // Version 1 stays in force until 1 August, when the coach's own items follow, of which nothing is assumed.
        PlanActivated own = plan(2, AUGUST, List.of(Items.walk("10"), Items.weekly("dead-bug", 2)));
        given(PLAN, own)
                .when(confirm("cat-cow", "dead-bug"))
                .then(new AssumptionsConfirmed(1, List.of("cat-cow", "dead-bug"), COACH));

        // Version 2 begins earlier than version 1 and never displaces it: until August the one, then the other.
        Given<Plans> both = given(plan(1, AUGUST, PLAN.items()), plan(2, JUNE, PLAN.items()))
                .given(confirmed("dead-bug"));
        both.when(confirm("dead-bug", "cat-cow"))
                .then(
                        new AssumptionsConfirmed(1, List.of("cat-cow"), COACH),
                        new AssumptionsConfirmed(2, List.of("cat-cow", "dead-bug"), COACH));
        both.given(
                new AssumptionsConfirmed(1, List.of("cat-cow"), COACH),
                new AssumptionsConfirmed(2, List.of("cat-cow", "dead-bug"), COACH));
        both.when(confirm("dead-bug", "cat-cow")).repeats();
        assertThat(both.state().confirmedAt(List.of("cat-cow"))).isEqualTo(5);
        assertThat(both.state().versions())
                .allSatisfy(version -> assertThat(both.state().items(version))
                        .filteredOn(item -> item.assumed().isEmpty())
                        .extracting(PlanItem::item)
                        .containsExactly("walk", "dead-bug", "cat-cow"));
    }

    @Test
    void only_items_of_the_plan_can_be_confirmed() {
        given(PLAN).when(confirm("cat-cow", "juggling")).refuses(Reason.PLAN_UNKNOWN_ITEM, "/items/1");
        given(PLAN).when(confirm()).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items");
        given(PLAN)
                .when(confirm(Collections.nCopies(51, "walk").toArray(String[]::new)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/items");
        given().when(confirm("walk")).refuses(Reason.PLAN_NONE);
    }

    private static Function<Plans, Decision> confirm(String... items) {
        return plans -> ConfirmationDecider.decide(plans, new ConfirmAssumptions(List.of(items), COACH));
    }

    private static AssumptionsConfirmed confirmed(String... items) {
        return new AssumptionsConfirmed(1, List.of(items), COACH);
    }

    private static Given<Plans> given(Event... events) {
        return Given.from(Plans.none(), ConfirmationDeciderTest::evolve).given(events);
    }

    private static Plans evolve(Plans plans, Past past) {
        return past.event() instanceof PlanActivated plan
                ? plans.with(new PlanVersion(plan, past.version(), past.recordedAt()))
                : plans.after(past);
    }

    private static PlanActivated plan(int number, List<PlanItem> items) {
        return plan(number, JUNE, items);
    }

    private static PlanActivated plan(int number, LocalDate effectiveFrom, List<PlanItem> items) {
        return new PlanActivated(number, effectiveFrom, Optional.empty(), items, List.of(), List.of(), COACH);
    }
}
