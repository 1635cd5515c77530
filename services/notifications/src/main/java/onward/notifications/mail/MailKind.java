package onward.notifications.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of mail there are. */
public enum MailKind {
    INVITATION,
    COMEBACK,
    WEEKLY_SUMMARY,
    PLAN_CHANGED,
    COACH_MESSAGE,
    TRIAGE_DIGEST,
    RED_FLAG_ALERT,
    FLARE_GUIDANCE,
    MILESTONE,
    REMINDER;

    /** Its name in headers, tables, events and requests, such as {@code weekly-summary}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that name. */
    public static Optional<MailKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /**
     * Whether somebody waits for it or must know at once: it goes at any hour, cannot be switched off, and is repeated
     * when in doubt.
     */
    public boolean isUrgent() {
        return switch (this) {
            case INVITATION, RED_FLAG_ALERT -> true;
            case COMEBACK,
                    WEEKLY_SUMMARY,
                    PLAN_CHANGED,
                    COACH_MESSAGE,
                    TRIAGE_DIGEST,
                    FLARE_GUIDANCE,
                    MILESTONE,
                    REMINDER -> false;
        };
    }

    /** The names of those that are urgent. */
    public static List<String> urgent() {
        return Arrays.stream(values())
                .filter(MailKind::isUrgent)
                .map(MailKind::code)
                .toList();
    }

    /** Whether nobody asked for it and it draws somebody to the plan; of these all together there are few. */
    public boolean isNudge() {
        return switch (this) {
            case COMEBACK, MILESTONE, REMINDER -> true;
            case INVITATION,
                    WEEKLY_SUMMARY,
                    PLAN_CHANGED,
                    COACH_MESSAGE,
                    TRIAGE_DIGEST,
                    RED_FLAG_ALERT,
                    FLARE_GUIDANCE -> false;
        };
    }

    /** Whether it encourages somebody to keep moving: not while that person is on hold. */
    public boolean urgesToMove() {
        return isNudge() || this == WEEKLY_SUMMARY || this == FLARE_GUIDANCE;
    }

    /** Whether it goes to people who work at a studio. */
    public boolean isForStaff() {
        return this == TRIAGE_DIGEST || this == RED_FLAG_ALERT;
    }
}
