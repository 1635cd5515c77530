package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Something worth telling a client once. */
public enum Milestone {
    /** The first session of all. */
    FIRST_SESSION,
    /** The first date on which what was due was done. */
    FIRST_ON_PLAN_DAY,
    MOVING_STREAK_7,
    MOVING_STREAK_30,
    MOVING_STREAK_100,
    /** Pain is less by 2 points or 30 % (Ostelo 2008). */
    PAIN_IMPROVED,
    /** Roland-Morris is less by 5 points or 30 % (Ostelo 2008). */
    FUNCTION_IMPROVED,
    /** 30 minutes walked on 5 dates of an ISO week (WalkBack, Pocovi 2024). */
    WALKING_TARGET;

    /** Such as {@code moving-streak-30}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
