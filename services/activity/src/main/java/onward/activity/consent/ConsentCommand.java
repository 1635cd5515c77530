package onward.activity.consent;

import java.util.UUID;
import onward.contracts.value.ConsentKind;

/** What a client may say about agreeing. */
public sealed interface ConsentCommand {

    /** To what. */
    ConsentKind kind();

    /**
     * Agreed.
     *
     * @param wording the id of the text that is agreed to
     */
    record GiveConsent(ConsentKind kind, String wording, UUID by) implements ConsentCommand {}

    /** Not, or no longer, agreed. */
    record WithdrawConsent(ConsentKind kind, UUID by) implements ConsentCommand {}
}
