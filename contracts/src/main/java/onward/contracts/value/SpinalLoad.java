package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an exercise loads the spine; {@code HIGH} is not prescribed before the coach allows heavy loading. */
public enum SpinalLoad {
    @JsonProperty("low")
    LOW,
    @JsonProperty("moderate")
    MODERATE,
    @JsonProperty("high")
    HIGH
}
