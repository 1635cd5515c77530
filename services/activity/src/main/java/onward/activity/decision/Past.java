package onward.activity.decision;

import java.time.Instant;
import onward.contracts.event.Event;

/**
 * An event in its place.
 *
 * @param version its place in the stream: 1, 2, ...
 */
public record Past(long version, Instant recordedAt, Event event) {}
