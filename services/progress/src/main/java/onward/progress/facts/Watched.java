package onward.progress.facts;

import java.time.Instant;
import java.util.Optional;
import onward.progress.adherence.Window;

/**
 * How far a client has been looked at.
 *
 * @param knownFrom when the client became known
 * @param closed the dates that were closed
 * @param changed dates whose figures may not be those last told; may reach far beyond what is closed
 * @param lastLoggedAt when the last session was recorded
 */
record Watched(Instant knownFrom, Optional<Window> closed, Optional<Window> changed, Optional<Instant> lastLoggedAt) {}
