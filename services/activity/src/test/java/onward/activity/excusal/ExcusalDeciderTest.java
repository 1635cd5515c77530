package onward.activity.excusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Reason;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalState.Unseen;
import onward.activity.excusal.ExcusalState.Withdrawn;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.value.ExcusalReason;
import org.junit.jupiter.api.Test;

class ExcusalDeciderTest {
    private static final UUID ID = new UUID(5, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final LocalDate TUESDAY = LocalDate.parse("2026-06-02");
    private static final DaysExcused EXCUSED =
            new DaysExcused(ID, TUESDAY, TUESDAY.plusDays(1), ExcusalReason.ILLNESS, COACH);
    private static final ExcusalWithdrawn WITHDRAWN = new ExcusalWithdrawn(ID, COACH);

    @Test
    void days_are_excused() {
        unseen().when(state -> ExcusalDecider.decide(state, twoDays())).then(EXCUSED);
    }

    @Test
    void one_day_can_be_excused_but_not_less() {
        unseen().when(state -> ExcusalDecider.decide(state, excuse(TUESDAY, TUESDAY)))
                .accepted();
        unseen().when(state -> ExcusalDecider.decide(state, excuse(TUESDAY, TUESDAY.minusDays(1))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/to");
    }

    @Test
    void a_year_beyond_four_digits_is_refused() {
        unseen().when(state -> ExcusalDecider.decide(state, excuse(TUESDAY, LocalDate.of(10_000, 1, 1))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/to");
        unseen().when(state -> ExcusalDecider.decide(state, excuse(LocalDate.of(0, 1, 1), TUESDAY)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/from");
    }

    @Test
    void the_same_again_is_a_repeat_and_anything_else_is_refused() {
        unseen().given(EXCUSED)
                .when(state -> ExcusalDecider.decide(state, twoDays()))
                .repeats();
        unseen().given(EXCUSED)
                .when(state -> ExcusalDecider.decide(state, excuse(TUESDAY, TUESDAY)))
                .refuses(Reason.EXCUSAL_EXISTS);
    }

    @Test
    void a_withdrawal_is_final() {
        unseen().given(EXCUSED)
                .when(state -> ExcusalDecider.decide(state, withdraw()))
                .then(WITHDRAWN);
        unseen().given(EXCUSED, WITHDRAWN)
                .when(state -> ExcusalDecider.decide(state, twoDays()))
                .refuses(Reason.EXCUSAL_WITHDRAWN);
    }

    @Test
    void a_withdrawal_may_come_first_and_again() {
        unseen().when(state -> ExcusalDecider.decide(state, withdraw())).then(WITHDRAWN);
        Given<ExcusalState> withdrawn = unseen().given(WITHDRAWN);

        withdrawn.when(state -> ExcusalDecider.decide(state, withdraw())).repeats();
        assertThat(withdrawn.state()).isEqualTo(new Withdrawn(1));
    }

    private static Given<ExcusalState> unseen() {
        return Given.from(new Unseen(), ExcusalDecider::evolve);
    }

    private static ExcuseDays twoDays() {
        return excuse(TUESDAY, TUESDAY.plusDays(1));
    }

    private static ExcuseDays excuse(LocalDate from, LocalDate to) {
        return new ExcuseDays(ID, from, to, ExcusalReason.ILLNESS, COACH);
    }

    private static WithdrawExcusal withdraw() {
        return new WithdrawExcusal(ID, COACH);
    }
}
