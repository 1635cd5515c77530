package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.SessionsTest.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

/** What a decision reads, shown without a clock: an event that must not be read is made unreadable. */
class CostOfASessionTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();

    @Test
    void a_session_of_a_long_log_is_decided_without_reading_the_others() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        put(one);
        put(other);
        logMany(100);
        // A long tail leaves a snapshot behind when it is read.
        assertThat(put(one).status()).isEqualTo(200);

        assertThat(service.query("update store.event set payload = 'unreadable' where stream = '" + id
                        + "' and subject is distinct from '" + one + "' returning 1"))
                .hasSizeGreaterThan(100);

        assertThat(put(UUID.randomUUID()).status()).isEqualTo(201);
        assertThat(put(one).status()).isEqualTo(200);
        assertThat(service.delete(service.client(id), path(one)).status()).isEqualTo(200);

        assertThat(put(other).status()).isEqualTo(500);
    }

    private void logMany(int count) {
        String operations = Stream.generate(() -> "{\"op\": \"put\", \"sessionId\": \"%s\", \"session\": %s}"
                        .formatted(UUID.randomUUID(), WALK.formatted("10")))
                .limit(count)
                .collect(Collectors.joining(",", "{\"operations\": [", "]}"));
        Reply reply = service.post(service.client(id), clientPath(id) + "/sessions:batch", operations);
        assertThat(reply.status()).isEqualTo(200);
    }

    private Reply put(UUID session) {
        return service.put(service.client(id), path(session), WALK.formatted("10"));
    }

    private String path(UUID session) {
        return clientPath(id) + "/sessions/" + session;
    }
}
