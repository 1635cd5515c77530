package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A rule that a coach may set aside for one plan version, knowingly. */
public enum PlanOverride {
    @JsonProperty("never-stop")
    NEVER_STOP,
    @JsonProperty("short-walks")
    SHORT_WALKS
}
