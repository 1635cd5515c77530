package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A sign that somebody else than a coach should look at this; asked in plain words at every check-in. In order of urgency. */
public enum RedFlag {
    @JsonProperty("bladder-bowel")
    BLADDER_BOWEL,
    @JsonProperty("saddle-numbness")
    SADDLE_NUMBNESS,
    @JsonProperty("both-legs-weak")
    BOTH_LEGS_WEAK,
    @JsonProperty("both-legs-pain")
    BOTH_LEGS_PAIN,
    @JsonProperty("sexual-dysfunction")
    SEXUAL_DYSFUNCTION,
    @JsonProperty("major-trauma")
    MAJOR_TRAUMA,
    @JsonProperty("cancer-history")
    CANCER_HISTORY,
    @JsonProperty("weight-loss")
    WEIGHT_LOSS,
    @JsonProperty("fever")
    FEVER,
    @JsonProperty("immune-suppression")
    IMMUNE_SUPPRESSION;

    /** Whether care is needed at once; the others are urgent. */
    public boolean isEmergency() {
        return switch (this) {
            case BLADDER_BOWEL, SADDLE_NUMBNESS, BOTH_LEGS_WEAK, BOTH_LEGS_PAIN, SEXUAL_DYSFUNCTION -> true;
            case MAJOR_TRAUMA, CANCER_HISTORY, WEIGHT_LOSS, FEVER, IMMUNE_SUPPRESSION -> false;
        };
    }
}
