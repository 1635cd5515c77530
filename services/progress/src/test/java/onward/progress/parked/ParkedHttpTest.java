package onward.progress.parked;

import static onward.progress.ProgressService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;

class ParkedHttpTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PATH = "/v1/admin/parked";

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon();

    @Test
    void what_could_not_be_applied_is_listed_with_its_cause_and_applied_with_what_waited_once_that_is_mended() {
        String checkIns = "\"" + service.schema("adherence") + "\".check_in";
        service.execute("alter table " + checkIns + " add constraint poison check (client_id <> '" + client.id
                + "') not valid");
        try {
            client.happened(CheckIns.at("2026-06-04T09:00:00+01:00").pain(4).told());
            await().atMost(SOON).until(() -> parked().isPresent());
            JsonNode parked = parked().orElseThrow();
            assertThat(parked.get("id").textValue()).matches("progress\\.adherence\\.\\d+");
            assertThat(parked.get("cause").textValue()).isEqualTo("SQL state 23514");
            assertThat(parked.get("topic").textValue()).isEqualTo("onward.activity");
            client.happened(CheckIns.at("2026-06-05T09:00:00+01:00").pain(3).told());

            String waiting =
                    "select 1 from \"" + service.schema("adherence") + "\".waiting where stream = '" + client.id + "'";
            await().atMost(SOON).until(() -> service.query(waiting).size() == 1);

            JsonNode again = json(retry(parked));
            assertThat(again.get("applied").intValue()).isZero();
            assertThat(parked().orElseThrow().get("id")).isNotEqualTo(parked.get("id"));
        } finally {
            service.execute("alter table " + checkIns + " drop constraint poison");
        }

        HttpResponse<String> mended = retry(parked().orElseThrow());

        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(200);
        assertThat(json(mended).get("applied").intValue()).isEqualTo(2);
        assertThat(parked()).isEmpty();
    }

    @Test
    void only_an_administrator_may_see_and_try_them() {
        for (String token : new String[] {client.coachToken(), client.ownToken()}) {
            isProblem(service.get(PATH, token), 403, "access.forbidden");
            isProblem(service.post(PATH + "/progress.adherence.1/retry", token), 403, "access.forbidden");
        }
    }

    @Test
    void one_that_is_not_parked_is_not_found() {
        for (String id : new String[] {"progress.adherence.987654321", "progress.gossip.1", "gateway.person.1", "1"}) {
            isProblem(service.post(PATH + "/" + id + "/retry", client.adminToken()), 404, "parked.unknown");
        }
    }

    private Optional<JsonNode> parked() {
        JsonNode list = json(service.get(PATH, client.adminToken())).get("parked");
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path("streamId").asText().equals(client.id.toString()))
                .findFirst();
    }

    private HttpResponse<String> retry(JsonNode parked) {
        return service.post(PATH + "/" + parked.get("id").textValue() + "/retry", client.adminToken());
    }

    private static void isProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }
}
