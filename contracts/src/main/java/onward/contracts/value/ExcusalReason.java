package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why nothing is due; a flare is not a reason (rule R5: modify, do not stop). */
public enum ExcusalReason {
    @JsonProperty("illness")
    ILLNESS,
    @JsonProperty("travel")
    TRAVEL,
    @JsonProperty("injury")
    INJURY,
    @JsonProperty("other")
    OTHER
}
