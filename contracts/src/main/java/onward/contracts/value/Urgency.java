package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;

/** How soon somebody should look at a red flag. */
public enum Urgency {
    @JsonProperty("emergency")
    EMERGENCY,
    @JsonProperty("urgent")
    URGENT;

    /** That of the most urgent one. */
    public static Urgency of(Collection<RedFlag> flags) {
        return flags.stream().anyMatch(RedFlag::isEmergency) ? EMERGENCY : URGENT;
    }
}
