package onward.kit.store;

import java.util.List;

/**
 * What a decision needs to know.
 *
 * @param version the stream's; 0 if there is no such stream
 * @param state folded from the stream's events up to that version
 * @param ofSubjects the events of the asked subjects up to that version, in order
 */
public record Loaded<S>(long version, S state, List<Recorded> ofSubjects) {}
