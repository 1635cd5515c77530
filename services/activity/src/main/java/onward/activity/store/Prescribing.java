package onward.activity.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientEvolution;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.plan.ActivateFlare;
import onward.activity.plan.ActivatePlan;
import onward.activity.plan.ConfirmAssumptions;
import onward.activity.plan.ConfirmationDecider;
import onward.activity.plan.FlareDecider;
import onward.activity.plan.PlanDecider;
import onward.activity.safety.AllowHeavyLoading;
import onward.activity.safety.HeavyLoadingDecider;
import onward.activity.safety.HoldDecider;
import onward.activity.safety.LiftHold;
import onward.activity.safety.PainLookback;
import onward.activity.safety.PainLookback.SettledDates;
import onward.activity.store.Appending.Basis;
import onward.activity.store.ClientStreams.Known;
import onward.contracts.EventType;
import onward.kit.access.Caller;
import onward.kit.store.EventStore;
import onward.kit.store.Recorded;

/** What the staff decide about a client's plan and safety: load, decide, append. */
public final class Prescribing {
    private static final Set<EventType> WITH_PAIN = EnumSet.of(
            EventType.CHECK_IN_RECORDED,
            EventType.SESSION_LOGGED,
            EventType.SESSION_CORRECTED,
            EventType.SESSION_WITHDRAWN);
    private static final int EVENTS_AT_ONCE = 200;

    private final ClientStreams streams;
    private final Appending appending;
    private final EventStore store;
    private final Catalogues catalogues;

    Prescribing(ClientStreams streams, Appending appending, EventStore store, Catalogues catalogues) {
        this.streams = streams;
        this.appending = appending;
        this.store = store;
        this.catalogues = catalogues;
    }

    /** Prescribes a version of a client's plan. */
    public Outcome<Enrolled> activate(Caller caller, UUID clientId, ActivatePlan command) {
        return decide(
                caller,
                clientId,
                known -> PlanDecider.decide(
                        known.client().plans(),
                        command,
                        catalogues.toPrescribe(studio(known), command.prescription()),
                        known.client().safety().allowsHeavyLoading()));
    }

    /** Prescribes the gentler form of the plan. */
    public Outcome<Enrolled> flare(Caller caller, UUID clientId, ActivateFlare command) {
        return decide(
                caller,
                clientId,
                known -> FlareDecider.decide(known.client().plans(), command, catalogues.of(studio(known))));
    }

    /** Confirms what was assumed. */
    public Outcome<Enrolled> confirm(Caller caller, UUID clientId, ConfirmAssumptions command) {
        return decide(
                caller,
                clientId,
                known -> ConfirmationDecider.decide(known.client().plans(), command));
    }

    /** Lifts the hold that red flags placed. */
    public Outcome<Enrolled> lift(Caller caller, UUID clientId, LiftHold command) {
        return decide(
                caller, clientId, known -> HoldDecider.decide(known.client().safety(), command));
    }

    /** Allows heavy loading. */
    public Outcome<Enrolled> allow(Caller caller, UUID clientId, AllowHeavyLoading command) {
        return decide(
                caller,
                clientId,
                known -> HeavyLoadingDecider.decide(
                        known.client().safety(), command, settled(clientId, known.version())));
    }

    private Outcome<Enrolled> decide(Caller caller, UUID clientId, Function<Known, Decision> decide) {
        return streams.<ClientState>decide(
                        caller,
                        clientId,
                        List.of(),
                        known -> appending.carryOut(
                                decide.apply(known),
                                new Basis<>(
                                        clientId,
                                        known.version(),
                                        Optional.empty(),
                                        known.client(),
                                        ClientEvolution::evolve)))
                .map(ClientDecider::enrolled);
    }

    /** Reads back from that version as far as the latest week with readings reaches, by the stream's own index. */
    private SettledDates settled(UUID clientId, long version) {
        PainLookback pain = new PainLookback();
        long before = version + 1;
        while (true) {
            List<Recorded> events = store.before(clientId, before, WITH_PAIN, EVENTS_AT_ONCE);
            for (Recorded event : events) {
                Past past = new Past(event.version(), event.recordedAt(), event.event());
                if (pain.isEnoughWith(past)) {
                    return pain.settled();
                }
                pain.lookAt(past);
                before = event.version();
            }
            if (events.size() < EVENTS_AT_ONCE) {
                return pain.settled();
            }
        }
    }

    private static UUID studio(Known known) {
        return known.client().enrolment().studioId();
    }
}
