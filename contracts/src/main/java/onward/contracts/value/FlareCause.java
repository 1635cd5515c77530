package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a flare is known. */
public enum FlareCause {
    /** The client said so. */
    @JsonProperty("reported")
    REPORTED,
    /** Pain figures look like one. */
    @JsonProperty("suspected")
    SUSPECTED
}
