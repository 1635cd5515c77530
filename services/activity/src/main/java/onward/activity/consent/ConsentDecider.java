package onward.activity.consent;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.repeated;

import java.util.Optional;
import onward.activity.consent.ConsentCommand.GiveConsent;
import onward.activity.consent.ConsentCommand.WithdrawConsent;
import onward.activity.consent.Consents.Answer;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;

/** Decides on consents: to agree to another wording is to agree anew, and a no is recorded also where no yes was. */
public final class ConsentDecider {
    private ConsentDecider() {}

    /** What comes of it. */
    public static Decision decide(Consents consents, ConsentCommand command) {
        Optional<Answer> last = consents.to(command.kind());
        return switch (command) {
            case GiveConsent give when last.flatMap(Answer::wording).equals(Optional.of(give.wording())) -> repeated();
            case GiveConsent give ->
                Bounds.line(give.wording(), 100, "/wording")
                        .<Decision>map(refusal -> refusal)
                        .orElseGet(() -> accepted(new ConsentGiven(give.kind(), give.wording(), give.by())));
            case WithdrawConsent _
            when last.filter(answer -> answer.wording().isEmpty()).isPresent() -> repeated();
            case WithdrawConsent withdraw -> accepted(new ConsentWithdrawn(withdraw.kind(), withdraw.by()));
        };
    }
}
