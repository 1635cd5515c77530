package onward.activity.store;

import java.util.function.Function;
import onward.activity.decision.Decision.Refused;

/**
 * What a command came to.
 *
 * @param <S> the state that the answer is read off
 */
public sealed interface Outcome<S> {
    /**
     * It is so.
     *
     * @param state after it; after a repeat, as it was
     * @param isNew whether it was not so before
     */
    record Done<S>(S state, boolean isNew) implements Outcome<S> {}

    /** It is not, and why. */
    record Not<S>(Refused refusal) implements Outcome<S> {}

    /** The same about a part of the state. */
    default <T> Outcome<T> map(Function<S, T> part) {
        return switch (this) {
            case Done<S>(S state, boolean isNew) -> new Done<>(part.apply(state), isNew);
            case Not<S>(Refused refusal) -> new Not<>(refusal);
        };
    }
}
