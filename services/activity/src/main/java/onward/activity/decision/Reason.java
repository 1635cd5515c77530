package onward.activity.decision;

/** Every reason to refuse, with the code that programs see. Codes are stable; sentences may change. */
public enum Reason {
    REQUEST_MALFORMED("request.malformed"),
    VALUE_OUT_OF_BOUNDS("value.out-of-bounds"),
    TIME_ZONE_UNKNOWN("time.zone-unknown"),
    TIME_OFFSET_MISMATCH("time.offset-mismatch"),
    TIME_IN_FUTURE("time.in-future"),
    CLIENT_UNKNOWN("client.unknown"),
    CLIENT_EXISTS("client.exists"),
    CLIENT_EMAIL_TAKEN("client.email-taken"),
    PLAN_NONE("plan.none"),
    PLAN_STALE_VERSION("plan.stale-version"),
    PLAN_UNKNOWN_TEMPLATE("plan.unknown-template"),
    PLAN_UNKNOWN_VERSION("plan.unknown-version"),
    PLAN_UNKNOWN_ITEM("plan.unknown-item"),
    PLAN_DUPLICATE_ITEM("plan.duplicate-item"),
    PLAN_STOPS_MOVING("plan.stops-moving"),
    PLAN_WALK_TOO_LONG("plan.walk-too-long"),
    PLAN_HEAVY_LOADING("plan.heavy-loading"),
    PLAN_PAUSED("plan.paused"),
    PLAN_NOT_PAUSED("plan.not-paused"),
    PAUSE_EXISTS("pause.exists"),
    HOLD_NONE("hold.none"),
    HOLD_STANDING("hold.standing"),
    HEAVY_LOADING_TOO_EARLY("heavy-loading.pain-not-settled"),
    STUDIO_UNKNOWN("studio.unknown"),
    CATALOGUE_FULL("catalogue.full"),
    EXERCISE_BUILT_IN("exercise.built-in"),
    EXERCISE_UNKNOWN("exercise.unknown"),
    TEMPLATE_BUILT_IN("template.built-in"),
    COACH_UNKNOWN("coach.unknown"),
    CONSENT_UNKNOWN_KIND("consent.unknown-kind"),
    NOTE_UNKNOWN("note.unknown"),
    NUDGE_EXISTS("nudge.exists"),
    CHECK_IN_UNKNOWN("check-in.unknown"),
    CHECK_IN_EXISTS("check-in.exists"),
    EXCUSAL_EXISTS("excusal.exists"),
    EXCUSAL_WITHDRAWN("excusal.withdrawn"),
    SESSION_UNKNOWN("session.unknown"),
    SESSION_EXISTS("session.exists"),
    SESSION_WITHDRAWN("session.withdrawn"),
    /** The same to programs, but asked for and not written: what was there is gone. */
    SESSION_GONE("session.withdrawn"),
    SESSION_STALE_REVISION("session.stale-revision"),
    SESSION_UNKNOWN_ITEM("session.unknown-item"),
    SESSION_SIDE_REQUIRED("session.side-required"),
    SESSION_SET_MEASURE("session.set-measure");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code, such as {@code session.exists}. */
    public String code() {
        return code;
    }
}
