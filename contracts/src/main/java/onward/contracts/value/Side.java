package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of the body a set was done on. */
public enum Side {
    @JsonProperty("left")
    LEFT,
    @JsonProperty("right")
    RIGHT
}
