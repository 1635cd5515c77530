package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WholeOnward.class)
class VectorsThroughTheFrontDoorTest {

    @TestFactory
    Stream<DynamicTest> every_case_gives_its_figures_from_what_is_told_to_the_interface(RunningInstance onward) {
        Person coach = onward.coach();
        return Vectors.all().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> meets(coach, vector)));
    }

    private static void meets(Person coach, JsonNode vector) {
        UUID client = coach.enrol(
                "Vector",
                UUID.randomUUID() + "@vectors.test",
                vector.get("homeZone").asText());
        long version = tell(coach, client, vector);

        JsonNode expected = vector.get("expect");
        JsonNode adherence = coach.get("/v1/clients/" + client + "/adherence?atLeast=" + version
                        + "&from=" + vector.at("/window/from").asText()
                        + "&to=" + vector.at("/window/to").asText()
                        + (vector.has("today") ? "&today=" + vector.get("today").asText() : ""))
                .ok();
        assertThat(adherence.at("/overall/fraction").asText(""))
                .isEqualTo(expected.get("overall").asText("").replace("null", ""));
        assertThat(adherence.get("overall").isNull())
                .isEqualTo(expected.get("overall").isNull());
        assertThat(names(adherence.get("categories"))).isEqualTo(names(expected.get("categories")));
        expected.get("categories").properties().forEach(category -> {
            JsonNode actual = adherence.get("categories").get(category.getKey());
            assertThat(actual.get("earned")).isEqualTo(category.getValue().get("earned"));
            assertThat(actual.get("due")).isEqualTo(category.getValue().get("due"));
            assertThat(actual.get("fraction")).isEqualTo(category.getValue().get("ratio"));
        });
        assertThat(adherence.get("items")).isEqualTo(expected.get("items"));
        if (expected.has("streaks")) {
            assertThat(adherence.get("streaks")).isEqualTo(expected.get("streaks"));
        }
    }

    private static long tell(Person coach, UUID client, JsonNode vector) {
        String base = "/v1/clients/" + client;
        long version = 0;
        for (JsonNode plan : vector.get("plans")) {
            Map<String, Object> body = Map.of(
                    "effectiveFrom", plan.get("effectiveFrom"),
                    "items", plan.get("items"),
                    "overrides", List.of("never-stop", "short-walks"));
            version = coach.put(base + "/plan", body).version();
        }
        for (JsonNode excusal : vector.get("excusals")) {
            version =
                    coach.put(base + "/excusals/" + UUID.randomUUID(), excusal).version();
        }
        for (JsonNode session : inTellableOrder(vector.get("sessions"))) {
            String path = base + "/sessions/" + session.get("id").asText();
            if (session.path("withdrawn").asBoolean()) {
                version = coach.delete(path).version();
                continue;
            }
            int revision = session.get("revision").intValue();
            Person.Answer answer = revision == 1
                    ? coach.put(path, Vectors.body(session))
                    : coach.put(path, Vectors.body(session), Integer.toString(revision - 1));
            if (answer.status() == 409) {
                assertThat(answer.body().get("code").asText()).isEqualTo("session.withdrawn");
            } else {
                version = Math.max(version, answer.version());
            }
        }
        return version;
    }

    /** The interface counts revisions itself, so a correction cannot be told before what it corrects. */
    private static List<JsonNode> inTellableOrder(JsonNode sessions) {
        var ordered = new ArrayList<JsonNode>();
        sessions.forEach(ordered::add);
        ordered.sort(Comparator.comparingInt(session -> session.path("revision").intValue()));
        return ordered;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }
}
