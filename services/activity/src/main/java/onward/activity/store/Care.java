package onward.activity.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientEvolution;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.CoachDecider;
import onward.activity.client.CoachDecider.ChangeCoach;
import onward.activity.consent.ConsentCommand;
import onward.activity.consent.ConsentDecider;
import onward.activity.note.NoteDecider;
import onward.activity.note.NoteState;
import onward.activity.note.WriteNote;
import onward.activity.nudge.NudgeDecider;
import onward.activity.nudge.NudgeState;
import onward.activity.nudge.SendNudge;
import onward.activity.store.Appending.Basis;
import onward.activity.store.Subjects.Sort;
import onward.kit.access.Caller;

/** What passes between a client and the staff: who is the coach, notes, nudges, consents. Load, decide, append. */
public final class Care {
    private static final Sort<NoteState> NOTE = new Sort<>(new NoteState.Unwritten(), NoteDecider::evolve);
    private static final Sort<NudgeState> NUDGE = new Sort<>(new NudgeState.Unseen(), NudgeDecider::evolve);

    private final ClientStreams streams;
    private final Appending appending;
    private final Subjects subjects;
    private final Studios studios;

    Care(ClientStreams streams, Appending appending, Studios studios) {
        this.streams = streams;
        this.appending = appending;
        this.subjects = new Subjects(streams, appending);
        this.studios = studios;
    }

    /** Hands a client over to another coach of the studio; who did so may repeat it, the client's coach no more. */
    public Outcome<Enrolled> changeCoach(Caller caller, UUID clientId, ChangeCoach command) {
        return streams.<ClientState>decide(
                        clientId,
                        client -> ClientStreams.mayKnow(caller, clientId, client) || hasSaidSo(client, command),
                        known -> appending.carryOut(
                                CoachDecider.decide(
                                        known.client(),
                                        command,
                                        studios.coaches(
                                                known.client().enrolment().studioId())),
                                basis(clientId, known)))
                .map(ClientDecider::enrolled);
    }

    private static boolean hasSaidSo(Enrolled client, ChangeCoach command) {
        return client.assignment()
                .filter(now ->
                        now.coachId().equals(command.coachId()) && now.by().equals(command.by()))
                .isPresent();
    }

    /** Records what the client says about agreeing. */
    public Outcome<Enrolled> consent(Caller caller, UUID clientId, ConsentCommand command) {
        return streams.<ClientState>decide(
                        caller,
                        clientId,
                        List.of(),
                        known -> appending.carryOut(
                                ConsentDecider.decide(known.client().consents(), command), basis(clientId, known)))
                .map(ClientDecider::enrolled);
    }

    /** Writes a note, or a new revision of it. */
    public Outcome<NoteState> note(Caller caller, UUID clientId, WriteNote command) {
        return subjects.tell(caller, clientId, command.noteId(), NOTE, state -> NoteDecider.decide(state, command));
    }

    /** The note as it stands; empty if the caller may not know of the client. */
    public Optional<NoteState> note(Caller caller, UUID clientId, UUID noteId) {
        return subjects.find(caller, clientId, noteId, NOTE);
    }

    /** Asks for an e-mail in the coach's words. */
    public Outcome<NudgeState> nudge(Caller caller, UUID clientId, SendNudge command) {
        return subjects.tell(caller, clientId, command.nudgeId(), NUDGE, state -> NudgeDecider.decide(state, command));
    }

    private static Basis<ClientState> basis(UUID clientId, ClientStreams.Known known) {
        return new Basis<>(clientId, known.version(), Optional.empty(), known.client(), ClientEvolution::evolve);
    }
}
