package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A sign that somebody else than a coach should look at this; asked in plain words at every check-in, most urgent first. */
public enum RedFlag {
    BLADDER_BOWEL,
    SADDLE_NUMBNESS,
    BOTH_LEGS_WEAK,
    BOTH_LEGS_PAIN,
    SEXUAL_DYSFUNCTION,
    MAJOR_TRAUMA,
    CANCER_HISTORY,
    WEIGHT_LOSS,
    FEVER,
    IMMUNE_SUPPRESSION;

    /** Such as {@code bladder-bowel}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that code. */
    public static Optional<RedFlag> of(String code) {
        return Arrays.stream(values()).filter(flag -> flag.code().equals(code)).findFirst();
    }

    /** Whether care is needed at once; the others are urgent. */
    public boolean isEmergency() {
        return switch (this) {
            case BLADDER_BOWEL, SADDLE_NUMBNESS, BOTH_LEGS_WEAK, BOTH_LEGS_PAIN, SEXUAL_DYSFUNCTION -> true;
            case MAJOR_TRAUMA, CANCER_HISTORY, WEIGHT_LOSS, FEVER, IMMUNE_SUPPRESSION -> false;
        };
    }
}
