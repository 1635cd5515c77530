package onward.activity.safety;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/**
 * How it stands with a client's safety.
 *
 * @param hold while nobody has lifted it
 * @param lifted how the last hold ended, unless another has begun since
 * @param heavyLoading once the coach has allowed it
 */
public record Safety(Optional<Hold> hold, Optional<Lifted> lifted, Optional<Allowed> heavyLoading) {
    /**
     * Since when, and for which red flags, those of later check-ins too.
     *
     * @param redFlags most urgent first
     */
    public record Hold(Instant since, List<RedFlag> redFlags) {
        public Hold {
            redFlags = List.copyOf(redFlags);
        }

        /** That of the most urgent flag. */
        public Urgency urgency() {
            return Urgency.of(redFlags.getFirst());
        }
    }

    /**
     * How a hold ended.
     *
     * @param version the stream's version after it
     */
    public record Lifted(String note, long version) {}

    /**
     * Who allowed heavy loading, and when.
     *
     * @param version the stream's version after it
     */
    public record Allowed(UUID by, Instant at, long version) {}

    /** Nothing ever happened. */
    public static Safety none() {
        return new Safety(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether what loads the spine highly may be prescribed and done. */
    public boolean allowsHeavyLoading() {
        return heavyLoading.isPresent();
    }

    /** After that event. */
    public Safety after(Past past) {
        if (past.event() instanceof HoldPlaced placed) {
            return new Safety(Optional.of(held(placed, past.recordedAt())), Optional.empty(), heavyLoading);
        }
        if (past.event() instanceof HoldLifted ended) {
            return new Safety(Optional.empty(), Optional.of(new Lifted(ended.note(), past.version())), heavyLoading);
        }
        return past.event() instanceof HeavyLoadingAllowed allowed
                ? new Safety(hold, lifted, Optional.of(new Allowed(allowed.by(), past.recordedAt(), past.version())))
                : this;
    }

    private Hold held(HoldPlaced placed, Instant at) {
        List<RedFlag> before = hold.map(Hold::redFlags).orElse(List.of());
        return new Hold(
                hold.map(Hold::since).orElse(at),
                Stream.concat(before.stream(), placed.redFlags().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
