package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a date went, by one measure; neutral is neither good nor bad. */
public enum DayState {
    @JsonProperty("hit")
    HIT,
    @JsonProperty("miss")
    MISS,
    @JsonProperty("neutral")
    NEUTRAL
}
