package onward.activity.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import onward.activity.Given;
import onward.activity.decision.Decision;
import onward.activity.decision.Reason;
import onward.activity.safety.Safety.Hold;
import onward.contracts.event.Event;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldDeciderTest {
    private static final UUID COACH = new UUID(2, 1);
    private static final HoldPlaced FEVER =
            new HoldPlaced(new UUID(7, 1), List.of(RedFlag.FEVER), Urgency.URGENT, COACH);
    private static final HoldPlaced NUMB =
            new HoldPlaced(new UUID(7, 2), List.of(RedFlag.SADDLE_NUMBNESS), Urgency.EMERGENCY, COACH);
    private static final HoldLifted SEEN = new HoldLifted("Seen by a doctor.", COACH);

    @Test
    void a_hold_is_lifted_with_a_note() {
        given(FEVER).when(lift("Seen by a doctor.")).then(SEEN);
        given(FEVER).when(lift(" ")).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/note");
        given(FEVER).when(lift("a".repeat(4001))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/note");
    }

    @Test
    void the_same_note_again_is_a_repeat() {
        given(FEVER, SEEN).when(lift("Seen by a doctor.")).repeats();
        given(FEVER, SEEN).when(lift("Something else.")).refuses(Reason.HOLD_NONE);
        given().when(lift("Seen by a doctor.")).refuses(Reason.HOLD_NONE);
    }

    @Test
    void a_hold_that_begins_later_has_to_be_lifted_itself() {
        given(FEVER, SEEN, NUMB).when(lift("Seen by a doctor.")).then(SEEN);
    }

    @Test
    void flags_of_later_check_ins_join_those_of_the_hold() {
        assertThat(given(FEVER, NUMB).state().hold())
                .hasValue(new Hold(Given.RECORDED, List.of(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER)));
        assertThat(given(FEVER, NUMB).state().hold().orElseThrow().urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(given(FEVER, NUMB, SEEN).state().hold()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RedFlag.class)
    void every_flag_is_answered_with_where_to_turn_to(RedFlag flag) {
        assertThat(CareAdvice.on(List.of(flag)))
                .singleElement()
                .satisfies(advice -> assertThat(advice.urgency()).isEqualTo(Urgency.of(flag)));
    }

    @Test
    void the_most_urgent_advice_comes_first_and_without_a_flag_there_is_none() {
        assertThat(CareAdvice.on(Arrays.asList(RedFlag.FEVER, RedFlag.BLADDER_BOWEL)))
                .containsExactly(CareAdvice.EMERGENCY, CareAdvice.URGENT);
        assertThat(CareAdvice.on(List.of())).isEmpty();
    }

    private static Function<Safety, Decision> lift(String note) {
        return safety -> HoldDecider.decide(safety, new LiftHold(note, COACH));
    }

    private static Given<Safety> given(Event... events) {
        return Given.from(Safety.none(), Safety::after).given(events);
    }
}
