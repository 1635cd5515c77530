package onward.gateway.parked;

import java.util.List;
import onward.kit.parked.ParkedView;

/**
 * What could not be applied.
 *
 * @param parked of all services, the oldest first in each of their projections
 * @param unreachable the services that did not answer: of theirs nothing is known
 */
record ParkedList(List<ParkedView> parked, List<String> unreachable) {}
