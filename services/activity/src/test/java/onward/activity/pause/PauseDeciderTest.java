package onward.activity.pause;

import static onward.activity.decision.Decision.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Reason;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.value.ExcusalReason;
import org.junit.jupiter.api.Test;

class PauseDeciderTest {
    private static final UUID ID = new UUID(6, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final PlanPaused PAUSED = new PlanPaused(ID, MONDAY, ExcusalReason.INJURY, COACH);
    private static final PlanResumed RESUMED = new PlanResumed(ID, MONDAY.plusDays(7), COACH);

    @Test
    void a_plan_is_paused_until_it_is_resumed() {
        never().when(state -> PauseDecider.decide(state, pause(ID, MONDAY))).then(PAUSED);
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, resume(MONDAY.plusDays(7))))
                .then(RESUMED);
    }

    @Test
    void the_same_pause_again_is_a_repeat_also_when_it_is_over() {
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, pause(ID, MONDAY)))
                .repeats();
        Given<PauseState> over = never().given(PAUSED, RESUMED);

        over.when(state -> PauseDecider.decide(state, pause(ID, MONDAY))).repeats();
        assertThat(over.state().said().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void another_body_under_the_same_id_is_refused() {
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, pause(ID, MONDAY.plusDays(1))))
                .refuses(Reason.PAUSE_EXISTS);
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, new PausePlan(ID, MONDAY, ExcusalReason.OTHER, COACH)))
                .refuses(Reason.PAUSE_EXISTS);
    }

    @Test
    void there_is_one_pause_at_a_time() {
        Pauses open = never().given(PAUSED).state().pauses();
        PauseState another = new PauseState(open, Optional.empty());

        new Given.Then<>(never(), PauseDecider.decide(another, pause(new UUID(6, 2), MONDAY.plusDays(3))))
                .refuses(Reason.PLAN_PAUSED);
    }

    @Test
    void after_one_pause_there_can_be_another() {
        Pauses over = never().given(PAUSED, RESUMED).state().pauses();
        UUID next = new UUID(6, 2);

        assertThat(PauseDecider.decide(new PauseState(over, Optional.empty()), pause(next, MONDAY)))
                .isEqualTo(accepted(new PlanPaused(next, MONDAY, ExcusalReason.INJURY, COACH)));
    }

    @Test
    void a_pause_can_be_taken_back_on_its_first_date_but_not_end_before_it() {
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, resume(MONDAY)))
                .accepted();
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, resume(MONDAY.minusDays(1))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/on");
    }

    @Test
    void resuming_on_the_same_date_again_is_a_repeat_and_on_another_is_refused() {
        Given<PauseState> over = never().given(PAUSED, RESUMED);

        over.when(state -> PauseDecider.decide(state, resume(MONDAY.plusDays(7))))
                .repeats();
        over.when(state -> PauseDecider.decide(state, resume(MONDAY.plusDays(8))))
                .refuses(Reason.PLAN_NOT_PAUSED);
        assertThat(over.state().pauses().ended().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void the_date_of_an_earlier_resumption_is_no_repeat_once_another_pause_has_begun() {
        PlanPaused later = new PlanPaused(new UUID(6, 2), MONDAY.plusDays(10), ExcusalReason.TRAVEL, COACH);

        never().given(PAUSED, RESUMED, later)
                .when(state -> PauseDecider.decide(state, resume(MONDAY.plusDays(7))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/on");
    }

    @Test
    void a_plan_that_was_never_paused_cannot_be_resumed() {
        never().when(state -> PauseDecider.decide(state, resume(MONDAY))).refuses(Reason.PLAN_NOT_PAUSED);
    }

    @Test
    void a_year_beyond_four_digits_is_refused() {
        never().when(state -> PauseDecider.decide(state, pause(ID, LocalDate.of(10_000, 1, 1))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/from");
        never().given(PAUSED)
                .when(state -> PauseDecider.decide(state, resume(LocalDate.of(10_000, 1, 1))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/on");
    }

    private static Given<PauseState> never() {
        return Given.from(new PauseState(Pauses.none(), Optional.empty()), PauseState::after);
    }

    private static PausePlan pause(UUID id, LocalDate from) {
        return new PausePlan(id, from, ExcusalReason.INJURY, COACH);
    }

    private static ResumePlan resume(LocalDate on) {
        return new ResumePlan(on, COACH);
    }
}
