package onward.notifications.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of mail there are. */
public enum MailKind {
    INVITATION,
    COMEBACK,
    WEEKLY_SUMMARY,
    PLAN_CHANGED,
    COACH_MESSAGE,
    TRIAGE_DIGEST;

    /** Its name in headers, tables, events and requests, such as {@code weekly-summary}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that name. */
    public static Optional<MailKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether somebody waits for it: it goes at any hour, cannot be switched off, and is repeated when in doubt. */
    public boolean isOnRequest() {
        return switch (this) {
            case INVITATION -> true;
            case COMEBACK, WEEKLY_SUMMARY, PLAN_CHANGED, COACH_MESSAGE, TRIAGE_DIGEST -> false;
        };
    }

    /** Whether it asks somebody to move; of these all together there are few. */
    public boolean isNudge() {
        return this == COMEBACK;
    }

    /** Whether it goes to people who work at a studio. */
    public boolean isForStaff() {
        return this == TRIAGE_DIGEST;
    }
}
