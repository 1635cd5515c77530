package onward.activity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.consent.ConsentCommand.GiveConsent;
import onward.activity.consent.ConsentCommand.WithdrawConsent;
import onward.activity.consent.Consents.Answer;
import onward.activity.decision.Reason;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.value.ConsentKind;
import org.junit.jupiter.api.Test;

class ConsentDeciderTest {
    private static final UUID CLIENT = new UUID(3, 1);
    private static final ConsentGiven GIVEN = new ConsentGiven(ConsentKind.RESEARCH, "research-1", CLIENT);
    private static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(ConsentKind.RESEARCH, CLIENT);

    @Test
    void a_consent_is_given_once_and_withdrawn_once() {
        give(none(), "research-1").then(GIVEN);
        give(none().given(GIVEN), "research-1").repeats();
        withdraw(none().given(GIVEN)).then(WITHDRAWN);
        withdraw(none().given(GIVEN, WITHDRAWN)).repeats();
        give(none().given(GIVEN, WITHDRAWN), "research-1").then(GIVEN);
    }

    @Test
    void another_wording_is_agreed_to_anew() {
        give(none().given(GIVEN), "research-2").then(new ConsentGiven(ConsentKind.RESEARCH, "research-2", CLIENT));
    }

    @Test
    void a_no_is_recorded_also_where_no_yes_was() {
        withdraw(none()).then(WITHDRAWN);
    }

    @Test
    void one_kind_is_not_another() {
        ConsentGiven mail = new ConsentGiven(ConsentKind.E_MAIL, "mail-1", CLIENT);
        Consents both = none().given(GIVEN, mail, WITHDRAWN).state();

        assertThat(both.answers())
                .containsExactly(
                        new Answer(ConsentKind.E_MAIL, Optional.of("mail-1"), Given.RECORDED, 2),
                        new Answer(ConsentKind.RESEARCH, Optional.empty(), Given.RECORDED, 3));
        assertThat(both.to(ConsentKind.DATA_PROCESSING)).isEmpty();
    }

    @Test
    void a_wording_is_a_short_id() {
        give(none(), "a".repeat(100)).accepted();
        give(none(), "a".repeat(101)).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/wording");
        give(none(), "").refuses(Reason.VALUE_OUT_OF_BOUNDS, "/wording");
    }

    private static Given.Then<Consents> give(Given<Consents> given, String wording) {
        return given.when(
                consents -> ConsentDecider.decide(consents, new GiveConsent(ConsentKind.RESEARCH, wording, CLIENT)));
    }

    private static Given.Then<Consents> withdraw(Given<Consents> given) {
        return given.when(
                consents -> ConsentDecider.decide(consents, new WithdrawConsent(ConsentKind.RESEARCH, CLIENT)));
    }

    private static Given<Consents> none() {
        return Given.from(Consents.none(), Consents::after);
    }
}
