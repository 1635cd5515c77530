package onward.activity.client;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import onward.activity.client.ClientCommand.ChangeDetails;
import onward.activity.client.ClientCommand.Enrol;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;

/** Decides on enrolling clients and changing their details. That an address is another person's is decided with it. */
public final class ClientDecider {
    private ClientDecider() {}

    /** What comes of it. */
    public static Decision decide(ClientState state, ClientCommand command) {
        return switch (command) {
            case Enrol enrol ->
                switch (state) {
                    case Unknown() -> enrol(enrol);
                    case Enrolled known when isSame(known.enrolment(), enrol) -> repeated();
                    case Enrolled _ -> refused(Reason.CLIENT_EXISTS, "A client of that id was enrolled otherwise.");
                };
            case ChangeDetails change ->
                switch (state) {
                    case Unknown() -> unknown();
                    case Enrolled known -> change(known.details(), change);
                };
        };
    }

    /** The refusal of whatever is asked about somebody unknown, or somebody the caller may not know of. */
    public static Refused unknown() {
        return refused(Reason.CLIENT_UNKNOWN, "There is no such client.");
    }

    /** The client whom something was done to. */
    public static Enrolled enrolled(ClientState state) {
        return switch (state) {
            case Enrolled client -> client;
            case Unknown() -> throw new AssertionError("what was done was done to a client");
        };
    }

    private static Decision enrol(Enrol enrol) {
        Optional<Refused> refusal = DetailBounds.name(enrol.name())
                .or(() -> DetailBounds.email(enrol.email()))
                .or(() -> DetailBounds.timeZone(enrol.timeZone()))
                .or(() -> enrol.locale().flatMap(DetailBounds::locale));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ClientEnrolled enrolled = new ClientEnrolled(
                enrol.studioId(), enrol.name(), enrol.email(), ZoneId.of(enrol.timeZone()), enrol.locale(), enrol.by());
        return enrol.byCoach() ? accepted(enrolled, new CoachAssigned(enrol.by(), enrol.by())) : accepted(enrolled);
    }

    private static boolean isSame(Enrolment enrolment, Enrol enrol) {
        return enrolment.studioId().equals(enrol.studioId())
                && enrolment.name().equals(enrol.name())
                && enrolment.email().equals(enrol.email())
                && enrolment.timeZone().equals(enrol.timeZone())
                && enrolment.locale().equals(enrol.locale());
    }

    private static Decision change(Details now, ChangeDetails change) {
        Optional<Refused> refusal = change.name()
                .flatMap(DetailBounds::name)
                .or(() -> change.email().flatMap(DetailBounds::email))
                .or(() -> change.timeZone().flatMap(DetailBounds::timeZone))
                .or(() -> change.locale().flatMap(DetailBounds::locale));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ClientDetailsChanged changed = new ClientDetailsChanged(
                change.name().filter(isNot(now.name())),
                change.email().filter(isNot(now.email())),
                change.timeZone().filter(isNot(now.timeZone().getId())).map(ZoneId::of),
                change.locale().filter(locale -> !now.locale().equals(Optional.of(locale))),
                change.by());
        return isEmpty(changed) ? repeated() : accepted(changed);
    }

    private static Predicate<String> isNot(String current) {
        return asked -> !asked.equals(current);
    }

    private static boolean isEmpty(ClientDetailsChanged changed) {
        return changed.name().isEmpty()
                && changed.email().isEmpty()
                && changed.timeZone().isEmpty()
                && changed.locale().isEmpty();
    }
}
