package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The four kinds of movement a plan is made of. */
public enum Category {
    @JsonProperty("walking")
    WALKING,
    @JsonProperty("stretching")
    STRETCHING,
    @JsonProperty("core")
    CORE,
    @JsonProperty("strength")
    STRENGTH
}
