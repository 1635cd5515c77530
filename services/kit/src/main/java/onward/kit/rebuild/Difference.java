package onward.kit.rebuild;

import java.util.UUID;

/**
 * Something of a stream that is not as it was.
 *
 * @param what in words
 */
public record Difference(UUID stream, String what) {}
