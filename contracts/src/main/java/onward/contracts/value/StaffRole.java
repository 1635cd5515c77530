package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do in a studio. */
public enum StaffRole {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("coach")
    COACH
}
