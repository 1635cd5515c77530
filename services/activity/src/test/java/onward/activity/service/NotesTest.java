package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final UUID note = UUID.randomUUID();
    private final String path = clientPath(id) + "/notes/" + note;

    @Test
    void a_note_is_written_and_rewritten() {
        Reply first = write(service.coach(), "Fears bending.", false);
        Reply again = write(service.admin(), "Fears bending.", false);
        Reply second = write(service.coach(), "Bends well.", true);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().toString()).isEqualTo("{\"noteId\":\"" + note + "\",\"revision\":1,\"version\":3}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().toString()).isEqualTo("{\"noteId\":\"" + note + "\",\"revision\":2,\"version\":4}");
        assertThat(service.get(service.client(id), path).json().toString())
                .isEqualTo("""
                        {"noteId":"%s","revision":2,"text":"Bends well.","shared":true,"writtenBy":"%s",\
                        "version":4}""".formatted(note, ActivityService.COACH));
    }

    @Test
    void what_is_not_shared_does_not_exist_for_the_client() {
        write(service.coach(), "Fears bending.", false);

        assertThat(service.get(service.coach(), path).status()).isEqualTo(200);
        Reply hidden = service.get(service.client(id), path);
        Reply unwritten = service.get(service.client(id), clientPath(id) + "/notes/" + UUID.randomUUID());
        assertRefused(hidden, 404, "note.unknown");
        assertThat(hidden.json()).isEqualTo(unwritten.json());
        write(service.coach(), "Fears bending.", true);
        assertThat(service.get(service.client(id), path).status()).isEqualTo(200);
        write(service.coach(), "Fears bending.", false);
        assertRefused(service.get(service.client(id), path), 404, "note.unknown");
    }

    @Test
    void only_the_staff_who_may_know_of_the_client_write() {
        assertRefused(write(service.client(id), "I am well.", true), 403, "access.forbidden");
        assertRefused(write(service.secondCoach(), "Hello.", true), 404, "client.unknown");
        assertRefused(write(service.otherCoach(), "Hello.", true), 404, "client.unknown");
        write(service.coach(), "Hello.", true);
        assertRefused(service.get(service.secondCoach(), path), 404, "client.unknown");
    }

    @Test
    void a_note_says_something_and_whether_it_is_shared() {
        assertRefused(write(service.coach(), " ", true), 422, "value.out-of-bounds");
        assertRefused(write(service.coach(), "a".repeat(4001), true), 422, "value.out-of-bounds");
        assertRefused(service.put(service.coach(), path, "{\"text\": \"x\"}"), 400, "request.malformed");
        assertRefused(service.put(service.coach(), path, "{\"shared\": true}"), 400, "request.malformed");
    }

    private Reply write(String token, String text, boolean shared) {
        return service.put(token, path, "{\"text\": \"" + text + "\", \"shared\": " + shared + "}");
    }
}
