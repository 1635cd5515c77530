package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a client needs the coach, the most urgent first. */
public enum TriageReason {
    /** On hold after a red flag, until the coach lifts the hold. */
    RED_FLAG,
    /** A flare, reported or suspected, until 7 local dates after its last sign. */
    FLARE,
    /** On 3 dates something was due, and there is no session yet. */
    NEVER_STARTED,
    /** 72 hours without movement. */
    STOPPED,
    /** Adherence of the last 7 dates is 20 points or more under that of the last 30. */
    DROPPING,
    /** Something in the plan in force is assumed, and nobody has confirmed it. */
    UNCONFIRMED;

    /** Such as {@code never-started}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that code. */
    public static Optional<TriageReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
