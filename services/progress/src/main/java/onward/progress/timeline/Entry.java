package onward.progress.timeline;

import onward.contracts.Envelope;

/**
 * One entry as it is kept.
 *
 * @param told the event, sealed as it came
 */
record Entry(Place place, Kind kind, Envelope told) {}
