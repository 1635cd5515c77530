package onward.activity.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.activity.checkin.CheckInDecider;
import onward.activity.checkin.CheckInState;
import onward.activity.checkin.RecordCheckIn;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.excusal.ExcusalCommand;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalDecider;
import onward.activity.excusal.ExcusalState;
import onward.activity.pause.PauseCommand;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.activity.pause.PauseDecider;
import onward.activity.pause.PauseState;
import onward.activity.pause.Pauses;
import onward.activity.plan.KnownItems;
import onward.activity.session.SessionBatch;
import onward.activity.session.SessionBatch.Decided;
import onward.activity.session.SessionCommand;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionDecider;
import onward.activity.session.SessionState;
import onward.activity.store.Appending.Basis;
import onward.activity.store.ClientStreams.Known;
import onward.activity.store.Subjects.Sort;
import onward.kit.access.Caller;
import onward.kit.store.EventStore;
import onward.kit.store.NewEvent;
import onward.kit.store.Recorded;

/** What clients did and how they were, and when nothing was due of them: load, decide, append. */
public final class ClientLog {
    private static final Sort<ExcusalState> EXCUSAL = new Sort<>(new ExcusalState.Unseen(), ExcusalDecider::evolve);
    private static final Sort<CheckInState> CHECK_IN = new Sort<>(new CheckInState.Unseen(), CheckInDecider::evolve);

    private final ClientStreams streams;
    private final Appending appending;
    private final Subjects subjects;
    private final EventStore store;
    private final Catalogues catalogues;
    private final Clock clock;

    ClientLog(ClientStreams streams, Appending appending, EventStore store, Catalogues catalogues, Clock clock) {
        this.streams = streams;
        this.appending = appending;
        this.subjects = new Subjects(streams, appending);
        this.store = store;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * What came of a batch.
     *
     * @param version the stream's, after it
     */
    public record Batch(long version, List<SessionBatch.Outcome> outcomes) {}

    /** The session as it stands; empty if the caller may not know of the client. */
    public Optional<SessionState> session(Caller caller, UUID clientId, UUID sessionId) {
        return streams.find(caller, clientId, List.of(sessionId)).map(known -> session(known.ofSubjects()));
    }

    /** Logs, corrects or withdraws one session. */
    public Outcome<SessionState> session(Caller caller, UUID clientId, SessionCommand command) {
        UUID sessionId = command.sessionId();
        Function<Known, Outcome<SessionState>> decideAndAppend = known -> {
            SessionState state = session(known.ofSubjects());
            return appending.carryOut(
                    SessionDecider.decide(state, command, items(known, List.of(command)), clock.instant()),
                    new Basis<>(
                            clientId,
                            known.version(),
                            Optional.of(sessionId),
                            known.unseen(),
                            state,
                            SessionDecider::evolve));
        };
        return isNewMostOften(command)
                ? streams.begin(caller, clientId, sessionId, decideAndAppend)
                : streams.decide(caller, clientId, List.of(sessionId), decideAndAppend);
    }

    private static boolean isNewMostOften(SessionCommand command) {
        return command instanceof LogSession log && !log.ifMatch().isGiven();
    }

    /** Does the same for many, in order, in one append. */
    public Outcome<Batch> batch(Caller caller, UUID clientId, List<SessionCommand> commands) {
        List<UUID> sessions =
                commands.stream().map(SessionCommand::sessionId).distinct().toList();
        return streams.decide(caller, clientId, sessions, known -> {
            Decided decided = SessionBatch.decide(
                    states(known.ofSubjects()), known.version(), commands, items(known, commands), clock.instant());
            List<NewEvent> events = decided.events().stream()
                    .map(one -> new NewEvent(Optional.of(one.sessionId()), one.event()))
                    .toList();
            long version = events.isEmpty()
                    ? known.version()
                    : store.append(clientId, known.version(), events).version();
            return new Outcome.Done<>(new Batch(version, decided.outcomes()), !events.isEmpty());
        });
    }

    /** Excuses days, or withdraws that. */
    public Outcome<ExcusalState> excusal(Caller caller, UUID clientId, ExcusalCommand command) {
        UUID excusalId = switch (command) {
            case ExcuseDays excuse -> excuse.excusalId();
            case WithdrawExcusal withdraw -> withdraw.excusalId();
        };
        return subjects.tell(caller, clientId, excusalId, EXCUSAL, state -> ExcusalDecider.decide(state, command));
    }

    /** Records a check-in. */
    public Outcome<CheckInState> checkIn(Caller caller, UUID clientId, RecordCheckIn command) {
        return subjects.tell(
                caller,
                clientId,
                command.checkInId(),
                CHECK_IN,
                state -> CheckInDecider.decide(state, command, clock.instant()));
    }

    /** The check-in as it was told; empty if the caller may not know of the client. */
    public Optional<CheckInState> checkIn(Caller caller, UUID clientId, UUID checkInId) {
        return subjects.find(caller, clientId, checkInId, CHECK_IN);
    }

    /** Pauses the plan. */
    public Outcome<PauseState> pause(Caller caller, UUID clientId, PausePlan command) {
        return streams.decide(caller, clientId, List.of(command.pauseId()), known -> {
            PauseState state = Appending.fold(pauses(known), known.ofSubjects(), PauseState::remembering);
            return pauseOrResume(clientId, known, Optional.of(command.pauseId()), state, command);
        });
    }

    /** Ends the pause that is open. */
    public Outcome<PauseState> resume(Caller caller, UUID clientId, ResumePlan command) {
        return streams.decide(caller, clientId, List.of(), known -> {
            PauseState state = pauses(known);
            Optional<UUID> pauseId = state.pauses().open().map(Pauses.Open::pauseId);
            return pauseOrResume(clientId, known, pauseId, state, command);
        });
    }

    private Outcome<PauseState> pauseOrResume(
            UUID clientId, Known known, Optional<UUID> pauseId, PauseState state, PauseCommand command) {
        return appending.carryOut(
                PauseDecider.decide(state, command),
                new Basis<>(clientId, known.version(), pauseId, state, PauseState::after));
    }

    private static PauseState pauses(Known known) {
        return new PauseState(known.client().pauses(), Optional.empty());
    }

    private KnownItems items(Known known, List<SessionCommand> commands) {
        Enrolled client = known.client();
        return new KnownItems(
                client.plans(),
                catalogues.toLog(client.enrolment().studioId(), client.plans(), commands),
                client.safety().allowsHeavyLoading());
    }

    private static Map<UUID, SessionState> states(List<Recorded> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.subject().orElseThrow(),
                        Collectors.collectingAndThen(Collectors.toList(), ClientLog::session)));
    }

    static SessionState session(List<Recorded> events) {
        return Appending.fold(new SessionState.Unseen(), events, SessionDecider::evolve);
    }
}
