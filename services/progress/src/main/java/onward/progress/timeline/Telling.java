package onward.progress.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Json;
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
import onward.contracts.value.Session;
import onward.progress.timeline.EntryTable.Audience;

/**
 * An entry in words and in full.
 *
 * @param title one line for people
 * @param detail what the event says; of a session, what was done with its {@code sessionId} and {@code revision}
 */
record Telling(String title, JsonNode detail) {
    private static final ObjectMapper JSON = Json.tolerant();

    /** As that reader is told; nothing for events that are on no timeline. */
    static Optional<Telling> of(Event event, Audience audience) {
        return switch (event) {
            case SessionLogged logged ->
                Optional.of(new Telling(
                        Title.of(logged.session()), detail(logged.sessionId(), 1, logged.session(), logged.by())));
            case SessionCorrected corrected ->
                Optional.of(new Telling(
                        "Corrected: " + Title.of(corrected.session()),
                        detail(corrected.sessionId(), corrected.revision(), corrected.session(), corrected.by())));
            case SessionWithdrawn withdrawn -> telling("Session withdrawn", withdrawn);
            case ClientEnrolled enrolled -> telling("Welcome to the studio", enrolled);
            case CoachAssigned assigned -> telling("A coach looks after the client", assigned);
            case ClientDetailsChanged changed -> telling(Title.of(changed), changed);
            case PlanActivated activated -> telling(Title.of(activated), activated);
            case AssumptionsConfirmed confirmed -> telling(Title.of(confirmed), confirmed);
            case DaysExcused excused -> telling(Title.of(excused), excused);
            case ExcusalWithdrawn withdrawn -> telling("No longer excused", withdrawn);
            case PlanPaused paused -> telling(Title.of(paused), paused);
            case PlanResumed resumed -> telling(Title.of(resumed), resumed);
            case CheckInRecorded checkIn -> telling(Title.of(checkIn), checkIn);
            case CoachChanged changed -> telling("Another coach looks after the client", changed);
            case ConsentGiven given -> telling("Consent given: " + Title.of(given.kind()), given);
            case ConsentWithdrawn withdrawn -> telling("Consent withdrawn: " + Title.of(withdrawn.kind()), withdrawn);
            case NoteWritten note -> telling(Title.of(note), note);
            case NudgeSent nudge -> telling("Message from the coach", nudge);
            case DateClosed closed -> telling(FactTitle.of(closed), closed);
            case AdherenceRestated restated -> telling(FactTitle.of(restated), restated);
            case MovementGapFound gap -> telling("No movement for " + gap.hours() + " hours", gap);
            case WeekClosed closed -> telling(FactTitle.of(closed), closed);
            case MilestoneReached reached -> telling(FactTitle.of(reached.milestone()), reached);
            case FlareFound flare -> telling(FactTitle.of(flare), flare);
            case RedFlagRaised raised -> telling(FactTitle.of(raised), raised);
            case TriageReasonRaised raised -> telling(FactTitle.of(raised), raised);
            case TriageReasonCleared cleared -> telling(FactTitle.of(cleared), cleared);
            case TriageAcknowledged acknowledged -> telling(FactTitle.of(acknowledged), acknowledged);
            case HoldPlaced placed -> telling(SafetyTitle.of(placed), placed);
            case HoldLifted lifted -> Optional.of(new Telling(SafetyTitle.OF_A_LIFTED_HOLD, detail(lifted, audience)));
            case RestrictionBreached breached -> telling(SafetyTitle.of(breached), breached);
            case HeavyLoadingAllowed allowed -> telling(SafetyTitle.of(allowed), allowed);
            case MailSent sent -> telling(Title.of(sent), sent);
            case MailPreferencesChanged changed -> telling(Title.of(changed), changed);
            case StudioOpened _, CoachJoined _, ExerciseDefined _, TemplateDefined _ -> Optional.empty();
        };
    }

    private static Optional<Telling> telling(String title, Event event) {
        return Optional.of(new Telling(title, JSON.valueToTree(event)));
    }

    /** Why a hold was lifted is what the staff wrote for each other. */
    private static JsonNode detail(HoldLifted lifted, Audience audience) {
        ObjectNode detail = JSON.valueToTree(lifted);
        return switch (audience) {
            case CLIENT -> detail.without("note");
            case STAFF -> detail;
        };
    }

    private static JsonNode detail(UUID sessionId, int revision, Session session, UUID by) {
        ObjectNode detail = JSON.createObjectNode();
        detail.put("sessionId", sessionId.toString());
        detail.put("revision", revision);
        detail.setAll(JSON.<ObjectNode>valueToTree(session));
        detail.put("by", by.toString());
        return detail;
    }
}
