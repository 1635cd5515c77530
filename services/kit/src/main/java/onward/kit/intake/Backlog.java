package onward.kit.intake;

/**
 * What a projection could not apply.
 *
 * @param parked records that were put aside with their cause
 * @param waiting events whose turn has not come: behind a parked record, or behind a hole
 */
public record Backlog(long parked, long waiting) {}
