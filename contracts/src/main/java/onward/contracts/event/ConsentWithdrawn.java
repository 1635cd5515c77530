package onward.contracts.event;

import java.util.UUID;
import onward.contracts.value.ConsentKind;

/** The client no longer agrees to this. */
public record ConsentWithdrawn(ConsentKind kind, UUID by) implements Event {}
