package onward.activity.store;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.checkin.CheckInDecider;
import onward.activity.checkin.CheckInState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.plan.PlanVersion;
import onward.activity.session.SessionState;
import onward.activity.store.ClientStreams.Known;
import onward.contracts.EventType;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.kit.access.Caller;
import onward.kit.store.EventStore;
import onward.kit.store.Recorded;

/**
 * What has changed since a version of a client's stream. The versions decide, so nothing is lost; a thing is told as it
 * stands now, so a change that follows may be told twice.
 */
public final class Changes {
    /** So many events are looked at for one page. */
    static final int EVENTS_AT_ONCE = 100;

    private static final Set<EventType> TYPES = EnumSet.of(
            EventType.SESSION_LOGGED,
            EventType.SESSION_CORRECTED,
            EventType.SESSION_WITHDRAWN,
            EventType.CHECK_IN_RECORDED,
            EventType.PLAN_ACTIVATED,
            EventType.ASSUMPTIONS_CONFIRMED);

    private final ClientStreams streams;
    private final EventStore store;

    Changes(ClientStreams streams, EventStore store) {
        this.streams = streams;
        this.store = store;
    }

    /** One thing as it stands. */
    public sealed interface Change {
        /** A session, withdrawn or not. */
        record OfSession(UUID sessionId, SessionState state) implements Change {}

        /** A check-in. */
        record OfCheckIn(UUID checkInId, CheckInState state) implements Change {}

        /** A version of the plan. */
        record OfPlan(PlanVersion version) implements Change {}
    }

    /**
     * Some changes.
     *
     * @param client as of which they are
     * @param upTo the version up to which they are all told
     * @param more whether there are more already
     */
    public record Page(Enrolled client, List<Change> changes, long upTo, boolean more) {
        public Page {
            changes = List.copyOf(changes);
        }
    }

    private sealed interface Thing {
        record OfStream(UUID subject, boolean session) implements Thing {}

        record OfPlan(int number) implements Thing {}
    }

    /**
     * What has changed since; empty if the caller may not know of the client. A version that the stream does not have is
     * one of another past: everything is told again.
     */
    public Optional<Page> since(Caller caller, UUID clientId, long version) {
        return streams.find(caller, clientId, List.of())
                .flatMap(now -> since(caller, clientId, version > now.version() ? 0 : version, now));
    }

    private Optional<Page> since(Caller caller, UUID clientId, long since, Known now) {
        List<Recorded> events = store.after(clientId, since, TYPES, EVENTS_AT_ONCE);
        boolean more = events.size() == EVENTS_AT_ONCE;
        long last = events.isEmpty() ? since : events.getLast().version();
        long upTo = more ? last : Math.max(last, now.version());
        List<Thing> things = events.stream()
                .map(recorded -> thing(recorded.event()))
                .distinct()
                .toList();
        return states(caller, clientId, things, upTo, more);
    }

    /** Loaded after the events, so that each is at least as new. */
    private Optional<Page> states(Caller caller, UUID clientId, List<Thing> things, long upTo, boolean more) {
        List<UUID> subjects = things.stream()
                .flatMap(thing -> thing instanceof Thing.OfStream one ? Stream.of(one.subject()) : Stream.empty())
                .distinct()
                .toList();
        return streams.find(caller, clientId, subjects).map(known -> {
            Map<UUID, List<Recorded>> told = known.ofSubjects().stream()
                    .collect(Collectors.groupingBy(
                            event -> event.subject().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
            List<Change> changes = things.stream()
                    .map(thing -> change(thing, told, known.client()))
                    .toList();
            return new Page(known.client(), changes, upTo, more);
        });
    }

    private static Thing thing(Event event) {
        if (event instanceof SessionLogged logged) {
            return new Thing.OfStream(logged.sessionId(), true);
        }
        if (event instanceof SessionCorrected corrected) {
            return new Thing.OfStream(corrected.sessionId(), true);
        }
        if (event instanceof SessionWithdrawn withdrawn) {
            return new Thing.OfStream(withdrawn.sessionId(), true);
        }
        if (event instanceof CheckInRecorded checkIn) {
            return new Thing.OfStream(checkIn.checkInId(), false);
        }
        if (event instanceof PlanActivated plan) {
            return new Thing.OfPlan(plan.planVersion());
        }
        if (event instanceof AssumptionsConfirmed confirmed) {
            return new Thing.OfPlan(confirmed.planVersion());
        }
        throw new AssertionError("not one of the types that were asked for: " + event.getClass());
    }

    private static Change change(Thing thing, Map<UUID, List<Recorded>> told, Enrolled client) {
        return switch (thing) {
            case Thing.OfPlan plan ->
                new Change.OfPlan(client.plans().numbered(plan.number()).orElseThrow());
            case Thing.OfStream one
            when one.session() ->
                new Change.OfSession(one.subject(), ClientLog.session(told.getOrDefault(one.subject(), List.of())));
            case Thing.OfStream one ->
                new Change.OfCheckIn(
                        one.subject(),
                        Appending.<CheckInState>fold(
                                new CheckInState.Unseen(),
                                told.getOrDefault(one.subject(), List.of()),
                                CheckInDecider::evolve));
        };
    }
}
