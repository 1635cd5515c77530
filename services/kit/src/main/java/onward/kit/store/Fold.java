package onward.kit.store;

/**
 * How a stream's events become the small state that decisions need.
 *
 * @param <S> the state; immutable
 */
public interface Fold<S> {
    /** Names the shape of the state; a snapshot of another format is ignored and made anew. */
    String format();

    /** The state of a stream without events. */
    S initial();

    /** The state after that event. */
    S evolve(S state, Recorded event);

    /** The state as bytes; they are sealed before they are stored. */
    byte[] encode(S state);

    /** What {@link #encode} wrote. */
    S decode(byte[] snapshot);
}
