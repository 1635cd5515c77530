package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a flare was recognised by. */
public enum FlareSign {
    /** The client said so in a check-in. */
    @JsonProperty("check-in")
    CHECK_IN,
    /** Pain after a session was above 5, whatever the plan's bands are. */
    @JsonProperty("pain-after")
    PAIN_AFTER,
    /** The daily pain value was 2 points or more above that of the date before. */
    @JsonProperty("next-day-rise")
    NEXT_DAY_RISE
}
