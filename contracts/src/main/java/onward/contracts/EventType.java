package onward.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.event.DateClosed;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.Event;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.FlareFound;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.MailPreferencesChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.event.StudioOpened;
import onward.contracts.event.TemplateDefined;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;

/** Every type of event with the version that is written today; its wire name is its record's. */
public enum EventType {
    STUDIO_OPENED(StudioOpened.class, 1),
    COACH_JOINED(CoachJoined.class, 1),
    CLIENT_ENROLLED(ClientEnrolled.class, 1),
    CLIENT_DETAILS_CHANGED(ClientDetailsChanged.class, 1),
    COACH_ASSIGNED(CoachAssigned.class, 1),
    PLAN_ACTIVATED(PlanActivated.class, 1),
    DAYS_EXCUSED(DaysExcused.class, 1),
    EXCUSAL_WITHDRAWN(ExcusalWithdrawn.class, 1),
    SESSION_LOGGED(SessionLogged.class, 1),
    SESSION_CORRECTED(SessionCorrected.class, 1),
    SESSION_WITHDRAWN(SessionWithdrawn.class, 1),
    PLAN_PAUSED(PlanPaused.class, 1),
    PLAN_RESUMED(PlanResumed.class, 1),
    CHECK_IN_RECORDED(CheckInRecorded.class, 1),
    COACH_CHANGED(CoachChanged.class, 1),
    CONSENT_GIVEN(ConsentGiven.class, 1),
    CONSENT_WITHDRAWN(ConsentWithdrawn.class, 1),
    NOTE_WRITTEN(NoteWritten.class, 1),
    NUDGE_SENT(NudgeSent.class, 1),
    EXERCISE_DEFINED(ExerciseDefined.class, 1),
    TEMPLATE_DEFINED(TemplateDefined.class, 1),
    ASSUMPTIONS_CONFIRMED(AssumptionsConfirmed.class, 1),
    HOLD_PLACED(HoldPlaced.class, 1),
    HOLD_LIFTED(HoldLifted.class, 1),
    RESTRICTION_BREACHED(RestrictionBreached.class, 1),
    HEAVY_LOADING_ALLOWED(HeavyLoadingAllowed.class, 1),
    DATE_CLOSED(DateClosed.class, 1),
    ADHERENCE_RESTATED(AdherenceRestated.class, 1),
    MOVEMENT_GAP_FOUND(MovementGapFound.class, 1),
    WEEK_CLOSED(WeekClosed.class, 1),
    MILESTONE_REACHED(MilestoneReached.class, 1),
    FLARE_FOUND(FlareFound.class, 1),
    RED_FLAG_RAISED(RedFlagRaised.class, 1),
    TRIAGE_REASON_RAISED(TriageReasonRaised.class, 1),
    TRIAGE_REASON_CLEARED(TriageReasonCleared.class, 1),
    TRIAGE_ACKNOWLEDGED(TriageAcknowledged.class, 1),
    MAIL_SENT(MailSent.class, 1),
    MAIL_PREFERENCES_CHANGED(MailPreferencesChanged.class, 1);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final Class<? extends Event> record;
    private final int version;

    EventType(Class<? extends Event> record, int version) {
        this.record = record;
        this.version = version;
    }

    /** The name in envelopes, tables and folders, such as {@code SessionLogged}. */
    public String wireName() {
        return record.getSimpleName();
    }

    /** The Java record of the newest version. */
    public Class<? extends Event> record() {
        return record;
    }

    /** The version that is written today. */
    public int version() {
        return version;
    }

    /** The type with that wire name. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** The type of that event. */
    public static EventType of(Event event) {
        return BY_RECORD.get(event.getClass());
    }
}
