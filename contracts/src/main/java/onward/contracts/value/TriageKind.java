package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Of which kind a red flag is, and a flare; the other reasons have no kinds. */
public enum TriageKind {
    /** A red flag that asks for care at once. */
    EMERGENCY,
    /** A red flag that a doctor should see soon. */
    URGENT,
    /** A flare that the client told. */
    REPORTED,
    /** Pain figures that look like a flare. */
    SUSPECTED;

    /** Such as {@code reported}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that code. */
    public static Optional<TriageKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
