package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One item or bare exercise of a session, as it was done. Each entry is one performance. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Entry.Timed.class), @JsonSubTypes.Type(Entry.Sets.class)})
public sealed interface Entry {

    /** The item of the plan, or the catalogue's slug. */
    String item();

    /** Done for so many minutes (two decimals). */
    record Timed(String item, BigDecimal minutes) implements Entry {
        public Timed {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(minutes, "minutes");
        }
    }

    /** Done in sets. */
    record Sets(String item, List<PerformedSet> sets) implements Entry {
        public Sets {
            Objects.requireNonNull(item, "item");
            sets = List.copyOf(sets);
        }
    }

    /** How long those took together that have a time; empty if none has, and then it is not known. */
    static Optional<BigDecimal> minutes(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> switch (entry) {
                    case Timed timed -> Stream.of(timed.minutes());
                    case Sets _ -> Stream.empty();
                })
                .reduce(BigDecimal::add);
    }
}
