package onward.kit.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * States that were folded lately, so that of a busy stream only what is new need be read. What stands here was so once;
 * which version the stream is at now, the store says when it is read, or appended to.
 */
final class RecentStates {
    /** Each some kilobytes, of the 256 MiB that the write side has on one machine. */
    private static final int MOST = 2_000;

    private final Cache<UUID, Recent<?>> recent =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * A state as it was folded.
     *
     * @param snapshot the version of the stream's snapshot, as far as it is known here; 0 for none
     */
    record Recent<S>(Fold<S> fold, long version, S state, long snapshot) {
        Recent<S> after(List<Recorded> events) {
            S next = state;
            for (Recorded event : events) {
                next = fold.evolve(next, event);
            }
            return new Recent<>(fold, version + events.size(), next, snapshot);
        }
    }

    // What was folded in one format is read in that format only.
    @SuppressWarnings("unchecked")
    <S> Optional<Recent<S>> find(UUID stream, Fold<S> fold) {
        return Optional.ofNullable((Recent<S>) recent.getIfPresent(stream))
                .filter(one -> one.fold.format().equals(fold.format()));
    }

    void keep(UUID stream, Recent<?> state) {
        recent.put(stream, state);
    }

    /** These events followed that version. */
    void advance(UUID stream, long version, List<Recorded> events) {
        recent.asMap().computeIfPresent(stream, (_, one) -> one.version == version ? one.after(events) : one);
    }

    void forget(UUID stream) {
        recent.invalidate(stream);
    }
}
