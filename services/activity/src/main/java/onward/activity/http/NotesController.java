package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Objects;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.decision.Reason;
import onward.activity.note.NoteState;
import onward.activity.note.NoteState.Unwritten;
import onward.activity.note.NoteState.Written;
import onward.activity.note.WriteNote;
import onward.activity.store.Care;
import onward.activity.store.Outcome.Done;
import onward.contracts.event.NoteWritten;
import onward.kit.access.Caller;
import onward.kit.access.Role;

/** Notes of the staff about a client. One that is not shared does not exist for the client. */
@Controller("/v1/clients/{clientId}/notes/{noteId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotesController {
    private final Care care;

    NotesController(Care care) {
        this.care = care;
    }

    /** The note as it should be. */
    record NoteBody(String text, Boolean shared) {
        NoteBody {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(shared, "shared");
        }
    }

    /** What writing answers. */
    record Answer(UUID noteId, int revision, long version) {}

    /**
     * The newest revision of a note.
     *
     * @param version the stream's, after it
     */
    record View(UUID noteId, int revision, String text, boolean shared, UUID writtenBy, long version) {}

    @Put
    @Secured({"admin", "coach"})
    HttpResponse<Answer> write(Caller caller, UUID clientId, UUID noteId, @Body NoteBody body) {
        Done<NoteState> done = Problems.doneOrProblem(
                care.note(caller, clientId, new WriteNote(noteId, body.text(), body.shared(), caller.personId())));
        Written written = written(done.state());
        Answer answer = new Answer(noteId, written.newest().revision(), written.version());
        return done.isNew() && answer.revision() == 1 ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }

    @Get
    View show(Caller caller, UUID clientId, UUID noteId) {
        Written written = written(care.note(caller, clientId, noteId)
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception()));
        NoteWritten note = written.newest();
        if (caller.role() == Role.CLIENT && !note.shared()) {
            throw unknown();
        }
        return new View(noteId, note.revision(), note.text(), note.shared(), note.writtenBy(), written.version());
    }

    private static Written written(NoteState state) {
        return switch (state) {
            case Written written -> written;
            case Unwritten() -> throw unknown();
        };
    }

    private static RuntimeException unknown() {
        return Problems.of(refused(Reason.NOTE_UNKNOWN, "There is no such note."))
                .exception();
    }
}
