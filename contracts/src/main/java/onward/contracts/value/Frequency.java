package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DayOfWeek;
import java.util.List;

/** How often an item is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Frequency.PerDay.class), @JsonSubTypes.Type(Frequency.PerWeek.class)})
public sealed interface Frequency {

    /** So many times a day, on the named weekdays; on every day when none is named. */
    record PerDay(
            int perDay, @JsonSetter(nulls = Nulls.AS_EMPTY) List<DayOfWeek> on) implements Frequency {
        public PerDay {
            on = List.copyOf(on);
        }

        /** Whether the item is due on that weekday. */
        public boolean isDueOn(DayOfWeek day) {
            return on.isEmpty() || on.contains(day);
        }
    }

    /** On so many dates of an ISO week. */
    record PerWeek(int perWeek) implements Frequency {}
}
