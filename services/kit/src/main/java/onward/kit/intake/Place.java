package onward.kit.intake;

import java.util.UUID;

/**
 * Where a reader believes a partition's position to be.
 *
 * @param topicId a topic that was made anew has another one
 */
record Place(UUID topicId, long nextOffset) {}
