package onward.contracts.event;

import java.util.UUID;
import onward.contracts.value.ConsentKind;

/**
 * The client agrees to this from now on.
 *
 * @param wording the id of the text that was agreed to
 */
public record ConsentGiven(ConsentKind kind, String wording, UUID by) implements Event {}
