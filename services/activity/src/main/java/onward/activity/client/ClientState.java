package onward.activity.client;

import java.util.Optional;
import java.util.UUID;
import onward.activity.consent.Consents;
import onward.activity.pause.Pauses;
import onward.activity.plan.Plans;
import onward.activity.safety.Safety;

/** What the decisions about one client need to know of its stream. Small: sessions, check-ins and notes are not in it. */
public sealed interface ClientState {

    /** Nobody of that id was ever enrolled. */
    record Unknown() implements ClientState {}

    /**
     * A client.
     *
     * @param enrolment as it was first said, to know a repeat by
     * @param details as they are now
     * @param assignment who looks after the client, once somebody does
     */
    record Enrolled(
            Enrolment enrolment,
            Details details,
            Optional<Assignment> assignment,
            Plans plans,
            Pauses pauses,
            Consents consents,
            Safety safety)
            implements ClientState {

        /** The current coach, once there is one. */
        public Optional<UUID> coach() {
            return assignment.map(Assignment::coachId);
        }

        Enrolled with(Enrolment said, Details same) {
            return new Enrolled(said, same, assignment, plans, pauses, consents, safety);
        }

        Enrolled with(Details now) {
            return with(enrolment, now);
        }

        Enrolled with(Assignment now) {
            return new Enrolled(enrolment, details, Optional.of(now), plans, pauses, consents, safety);
        }

        Enrolled with(Plans now) {
            return new Enrolled(enrolment, details, assignment, now, pauses, consents, safety);
        }

        Enrolled with(Pauses now) {
            return new Enrolled(enrolment, details, assignment, plans, now, consents, safety);
        }

        Enrolled with(Consents now) {
            return new Enrolled(enrolment, details, assignment, plans, pauses, now, safety);
        }

        Enrolled with(Safety now) {
            return new Enrolled(enrolment, details, assignment, plans, pauses, consents, now);
        }
    }
}
