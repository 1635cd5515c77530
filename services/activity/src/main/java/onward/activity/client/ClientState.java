package onward.activity.client;

import java.util.Optional;
import java.util.UUID;
import onward.activity.plan.Plans;

/** What the decisions about one client need to know of its stream. Small: sessions and excusals are not in it. */
public sealed interface ClientState {

    /** Nobody of that id was ever enrolled. */
    record Unknown() implements ClientState {}

    /**
     * A client.
     *
     * @param enrolment as it was first said, to know a repeat by
     * @param details as they are now
     * @param coach the current one, once there is one
     */
    record Enrolled(Enrolment enrolment, Details details, Optional<UUID> coach, Plans plans) implements ClientState {}
}
