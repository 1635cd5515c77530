package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of an exercise is counted: minutes, repetitions, or seconds held. */
public enum Measure {
    @JsonProperty("minutes")
    MINUTES,
    @JsonProperty("reps")
    REPS,
    @JsonProperty("hold")
    HOLD
}
