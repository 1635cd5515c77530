package onward.progress.timeline;

import static onward.progress.ProgressService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import onward.progress.TestClient;

/** Asks for timelines. */
final class Timelines {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Timelines() {}

    /** What every client's stream begins with. */
    private static final Set<String> ENROLMENT = Set.of("ClientEnrolled", "CoachAssigned");

    /** The entries behind the enrolment that one sees, no less than everything that was published on the topic of activity. */
    static ArrayNode entries(TestClient client, String token, String query) {
        return withoutEnrolment(everything(client, token, query));
    }

    static ArrayNode withoutEnrolment(ArrayNode entries) {
        entries.removeIf(entry -> ENROLMENT.contains(entry.at("/event/type").textValue()));
        return entries;
    }

    /** The same, with the enrolment. */
    static ArrayNode everything(TestClient client, String token, String query) {
        HttpResponse<String> response =
                client.getAs(token, "timeline", query + "&limit=200&atLeast=" + client.version());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return (ArrayNode) json(response).get("entries");
    }

    /** The entries that the coach sees, as soon as there are so many: the other topics have no version to wait for. */
    static JsonNode awaited(TestClient client, int entries) {
        await().atMost(PATIENCE)
                .until(() -> entries(client, client.coachToken(), "").size() >= entries);
        return entries(client, client.coachToken(), "");
    }

    /** The ids of all entries, page by page; {@code between} happens after each. */
    static List<String> paged(TestClient client, String query, Runnable between) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = json(client.get(
                    "timeline", query + cursor.map(next -> "&cursor=" + next).orElse("")));
            ids.addAll(all(withoutEnrolment((ArrayNode) page.get("entries")), "/id"));
            cursor = Optional.ofNullable(page.get("next").textValue());
            between.run();
        } while (cursor.isPresent());
        return ids;
    }

    static List<String> titles(JsonNode entries) {
        return all(entries, "/title");
    }

    static List<String> all(JsonNode entries, String pointer) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.at(pointer).textValue())
                .toList();
    }
}
