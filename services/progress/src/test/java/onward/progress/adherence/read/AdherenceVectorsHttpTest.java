package onward.progress.adherence.read;

import static onward.progress.ProgressService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.event.DaysExcused;
import onward.progress.TestClient;
import onward.progress.Vector;
import onward.progress.Vector.Earned;
import onward.progress.Vector.Known;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the vectors: published on Kafka, projected, asked for over HTTP. */
class AdherenceVectorsHttpTest {

    @TestFactory
    Stream<DynamicTest> every_case_gives_its_figures_over_kafka_and_http() {
        return Vector.all().map(vector -> dynamicTest(vector.name(), () -> check(vector)));
    }

    private static void check(Vector vector) {
        TestClient client = TestClient.in(vector.homeZone());
        publish(vector, client);

        String query = "from=" + vector.from() + "&to=" + vector.to()
                + vector.today().map(today -> "&today=" + today).orElse("");
        HttpResponse<String> response = client.get("adherence", query);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.get("overall").isNull())
                .isEqualTo(vector.expected().overall().isEmpty());
        vector.expected().overall().ifPresent(overall -> {
            assertThat(answer.at("/overall/fraction").textValue()).isEqualTo(overall);
            assertThat(answer.at("/overall/ratio").decimalValue()).isEqualByComparingTo(ratio(overall));
        });
        assertThat(answer.get("categories")).isEqualTo(categories(vector));
        assertThat(answer.get("items")).isEqualTo(items(vector));
        vector.expected().streaks().ifPresent(streaks -> {
            assertThat(answer.at("/streaks/moving").intValue()).isEqualTo(streaks.moving());
            assertThat(answer.at("/streaks/onPlan").intValue()).isEqualTo(streaks.onPlan());
        });
        explained(client, query, answer);
    }

    /** The explanation changes no figure, and says the same. */
    private static void explained(TestClient client, String query, JsonNode answer) {
        ObjectNode explained = (ObjectNode) json(client.get("adherence", query + "&explain=true"));
        JsonNode explanation = explained.remove("explain");
        assertThat(explained).isEqualTo(answer);
        String overall = answer.at("/overall/fraction").asText();
        assertThat(explanation.path("overall").asText()).endsWith(overall.isEmpty() ? "" : " = " + overall);
        assertThat(fields(explanation.get("slots"))).containsAll(fields(answer.get("items")));
        assertThat(explanation.at("/streaks/moving/dates")).isEqualTo(answer.at("/streaks/moving"));
        assertThat(explanation.at("/streaks/onPlan/dates")).isEqualTo(answer.at("/streaks/onPlan"));
    }

    @Test
    void a_coach_who_asks_why_43_of_84_is_told_the_sum_and_all_that_is_behind_it() {
        Vector vector = Vector.all()
                .filter(one -> one.name().equals("category-mean"))
                .findFirst()
                .orElseThrow();
        TestClient client = TestClient.in(vector.homeZone());
        publish(vector, client);
        String query = "from=" + vector.from() + "&to=" + vector.to() + "&explain=true&atLeast=" + client.version();
        JsonNode why =
                json(client.getAs(client.coachToken(), "adherence", query)).get("explain");

        assertThat(why.get("overall").textValue()).isEqualTo("(15/21 + 14/21 + 2/3 + 0/2) / 4 = 43/84");
        assertThat(why.at("/categories/walking/sum").textValue()).isEqualTo("15 / 21 = 5/7");
        assertThat(why.at("/slots/walk/0/sum").textValue()).isEqualTo("1 + 1 + 1 = 3 of 3");
        assertThat(why.at("/slots/walk/0/dates/0/filledBy/0/how").textValue()).isEqualTo("10 of 10 min = 1");
        assertThat(why.at("/slots/walk")).hasSize(7);
        assertThat(why.at("/weeks/2026-W23").textValue()).isEqualTo("(15/21 + 14/21 + 2/3 + 0/2) / 4 = 43/84");
    }

    private static List<String> fields(JsonNode object) {
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static void publish(Vector vector, TestClient client) {
        for (int i = 0; i < vector.plans().size(); i++) {
            client.plan(
                    i + 1,
                    vector.plans().get(i).effectiveFrom(),
                    vector.plans().get(i).items());
        }
        for (Vector.Excusal excusal : vector.excusals()) {
            client.happened(
                    new DaysExcused(UUID.randomUUID(), excusal.from(), excusal.to(), excusal.reason(), client.coach));
        }
        for (Known known : vector.sessions()) {
            if (known.session().isEmpty()) {
                client.withdrew(known.id());
            } else if (known.revision() == 1) {
                client.logged(known.id(), known.session().get());
            } else {
                client.corrected(known.id(), known.revision(), known.session().get());
            }
        }
    }

    private static ObjectNode categories(Vector vector) {
        ObjectNode categories = JsonNodeFactory.instance.objectNode();
        vector.expected().categories().forEach((category, earned) -> {
            String fraction = earned.ratio().orElseThrow();
            slots(categories.putObject(category), earned)
                    .put("fraction", fraction)
                    .put("ratio", ratio(fraction));
        });
        return categories;
    }

    private static ObjectNode items(Vector vector) {
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Earned> item : vector.expected().items().entrySet()) {
            slots(items.putObject(item.getKey()), item.getValue());
        }
        return items;
    }

    private static ObjectNode slots(ObjectNode to, Earned earned) {
        return to.put("earned", earned.earned()).put("due", earned.due());
    }

    private static BigDecimal ratio(String fraction) {
        String[] parts = (fraction + "/1").split("/", 3);
        return new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), 4, RoundingMode.HALF_EVEN);
    }
}
