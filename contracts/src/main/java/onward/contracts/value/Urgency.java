package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon somebody else than a coach should look at a red flag; the more urgent one first. */
public enum Urgency {
    @JsonProperty("emergency")
    EMERGENCY,
    @JsonProperty("urgent")
    URGENT;

    /** That of the flag. */
    public static Urgency of(RedFlag flag) {
        return flag.isEmergency() ? EMERGENCY : URGENT;
    }
}
