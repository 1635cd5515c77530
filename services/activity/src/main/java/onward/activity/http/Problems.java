package onward.activity.http;

import io.micronaut.http.HttpStatus;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.store.Outcome;
import onward.activity.store.Outcome.Done;
import onward.activity.store.Outcome.Not;
import onward.kit.http.Problem;

/** The one place where a reason to refuse becomes an HTTP status. */
final class Problems {
    private Problems() {}

    static HttpStatus status(Reason reason) {
        return switch (reason) {
            case REQUEST_MALFORMED -> HttpStatus.BAD_REQUEST;
            case CLIENT_UNKNOWN,
                    PLAN_NONE,
                    PLAN_UNKNOWN_VERSION,
                    STUDIO_UNKNOWN,
                    SESSION_UNKNOWN,
                    CHECK_IN_UNKNOWN,
                    NOTE_UNKNOWN -> HttpStatus.NOT_FOUND;
            case CLIENT_EXISTS,
                    CLIENT_EMAIL_TAKEN,
                    PLAN_PAUSED,
                    PLAN_NOT_PAUSED,
                    PAUSE_EXISTS,
                    HOLD_NONE,
                    HOLD_STANDING,
                    CATALOGUE_FULL,
                    EXERCISE_BUILT_IN,
                    TEMPLATE_BUILT_IN,
                    CHECK_IN_EXISTS,
                    NUDGE_EXISTS,
                    EXCUSAL_EXISTS,
                    EXCUSAL_WITHDRAWN,
                    SESSION_EXISTS,
                    SESSION_WITHDRAWN -> HttpStatus.CONFLICT;
            case SESSION_GONE -> HttpStatus.GONE;
            case PLAN_STALE_VERSION, SESSION_STALE_REVISION -> HttpStatus.PRECONDITION_FAILED;
            case VALUE_OUT_OF_BOUNDS,
                    TIME_ZONE_UNKNOWN,
                    TIME_OFFSET_MISMATCH,
                    TIME_IN_FUTURE,
                    COACH_UNKNOWN,
                    CONSENT_UNKNOWN_KIND,
                    PLAN_UNKNOWN_TEMPLATE,
                    PLAN_UNKNOWN_ITEM,
                    PLAN_DUPLICATE_ITEM,
                    PLAN_STOPS_MOVING,
                    PLAN_WALK_TOO_LONG,
                    PLAN_HEAVY_LOADING,
                    HEAVY_LOADING_TOO_EARLY,
                    EXERCISE_UNKNOWN,
                    SESSION_UNKNOWN_ITEM,
                    SESSION_SIDE_REQUIRED,
                    SESSION_SET_MEASURE -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    static Problem of(Refused refusal) {
        Problem problem = Problem.of(status(refusal.reason()), refusal.reason().code(), refusal.detail());
        return refusal.pointer()
                .filter(pointer -> !pointer.isEmpty())
                .map(problem::at)
                .orElse(problem);
    }

    /** What was done; what was not leaves the controller as its problem. */
    static <S> Done<S> doneOrProblem(Outcome<S> outcome) {
        return switch (outcome) {
            case Done<S> done -> done;
            case Not<S>(Refused refusal) -> throw of(refusal).exception();
        };
    }
}
