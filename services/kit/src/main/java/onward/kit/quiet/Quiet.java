package onward.kit.quiet;

import java.util.List;
import java.util.UUID;

/**
 * Whether a service had nothing to do. Two equal answers that say so prove that it had nothing to do at any moment
 * between them.
 *
 * @param quiet whether that is so
 * @param start of this run of the service: one that was started again has counted from 0
 * @param moves how many pieces of work it had begun by then
 * @param busy who had something to do, for people
 */
public record Quiet(boolean quiet, UUID start, long moves, List<String> busy) {}
