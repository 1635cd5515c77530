package onward.activity.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import onward.activity.checkin.CheckInState;
import onward.activity.plan.Plans;
import onward.activity.session.SessionState;
import onward.activity.store.Changes.Change;
import onward.contracts.event.CheckInRecorded;

/** One thing as it stands, whole: what was known of it before can be forgotten. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChangeView.OfSession.class, name = "session"),
    @JsonSubTypes.Type(value = ChangeView.Withdrawn.class, name = "session-withdrawn"),
    @JsonSubTypes.Type(value = ChangeView.OfCheckIn.class, name = "check-in"),
    @JsonSubTypes.Type(value = ChangeView.OfPlan.class, name = "plan")
})
sealed interface ChangeView {
    /** A session with its current revision. */
    record OfSession(SessionView session) implements ChangeView {}

    /** A session that did not happen, for good; the version is the stream's, after that. */
    record Withdrawn(UUID sessionId, long version) implements ChangeView {}

    /** A check-in; the version is the stream's, after it. */
    record OfCheckIn(CheckInRecorded checkIn, long version) implements ChangeView {}

    /** A version of the plan. */
    record OfPlan(PlanView plan) implements ChangeView {}

    static ChangeView of(Change change, Plans plans) {
        return switch (change) {
            case Change.OfPlan plan -> new OfPlan(PlanView.of(plans, plan.version()));
            case Change.OfSession session -> of(session.sessionId(), session.state());
            case Change.OfCheckIn checkIn -> of(checkIn.state());
        };
    }

    private static ChangeView of(UUID sessionId, SessionState state) {
        return switch (state) {
            case SessionState.Logged logged -> new OfSession(SessionView.of(sessionId, logged));
            case SessionState.Withdrawn withdrawn -> new Withdrawn(sessionId, withdrawn.version());
            case SessionState.Unseen() -> throw new AssertionError("what has changed was seen");
        };
    }

    private static ChangeView of(CheckInState state) {
        return switch (state) {
            case CheckInState.Told told -> new OfCheckIn(told.checkIn(), told.version());
            case CheckInState.Unseen() -> throw new AssertionError("what has changed was seen");
        };
    }
}
