package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Objects;

/** How much of an item fills one slot. An item without a dose is open: anything logged for it is full credit. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Dose.Minutes.class),
    @JsonSubTypes.Type(Dose.Reps.class),
    @JsonSubTypes.Type(Dose.Hold.class)
})
public sealed interface Dose {

    /** So many minutes. */
    record Minutes(BigDecimal minutes) implements Dose {
        public Minutes {
            Objects.requireNonNull(minutes, "minutes");
        }
    }

    /** So many sets of so many repetitions; per side when the item is. */
    record Reps(Range sets, Range reps) implements Dose {
        public Reps {
            Objects.requireNonNull(sets, "sets");
            Objects.requireNonNull(reps, "reps");
        }
    }

    /** So many sets (rounds), each held for so many seconds; per side when the item is. */
    record Hold(Range sets, Range holdSeconds) implements Dose {
        public Hold {
            Objects.requireNonNull(sets, "sets");
            Objects.requireNonNull(holdSeconds, "holdSeconds");
        }
    }
}
