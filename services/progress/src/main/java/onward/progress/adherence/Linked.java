package onward.progress.adherence;

import java.util.UUID;

/**
 * What a device saw of a bout that a person logged too.
 *
 * @param performance of the device's session; it counts for nothing
 * @param countsThrough the manual session that counts in its place
 */
record Linked(Performance performance, UUID countsThrough) {}
