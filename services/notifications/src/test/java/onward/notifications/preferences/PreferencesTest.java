package onward.notifications.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Json;
import onward.notifications.Activity.Client;
import onward.notifications.Activity.Studio;
import onward.notifications.ServiceFixture;
import onward.notifications.mail.MailKind;
import onward.testing.contract.ToldAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may say which mails a client gets, and the link that says it with one click. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferencesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final ToldAnswers ANSWERS = ToldAnswers.of("notifications");

    private final HttpClient http = HttpClient.newHttpClient();
    private ServiceFixture fixture;
    private EmbeddedServer service;
    private UnsubscribeTokens tokens;
    private Studio studio;

    @BeforeAll
    void start() {
        fixture = ServiceFixture.get();
        service = fixture.start(Map.of());
        tokens = service.getApplicationContext().getBean(UnsubscribeTokens.class);
        studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
    }

    @AfterAll
    void stop() {
        service.stop();
    }

    @Test
    void everything_is_on_until_the_client_switches_it_off_and_what_is_not_named_stays() throws Exception {
        Client client = client();
        assertThat(body(get(client, client.id(), "client")).toString())
                .isEqualTo(
                        "{\"kinds\":{\"coach-message\":true,\"comeback\":true,\"flare-guidance\":true,\"milestone\":true,\"plan-changed\":true,\"reminder\":true,\"weekly-summary\":true},\"version\":0}");

        JsonNode off = body(put(client, client.id(), "client", "{\"kinds\":{\"comeback\":false}}"));
        JsonNode again = body(put(client, client.id(), "client", "{\"kinds\":{\"comeback\":false}}"));
        JsonNode more = body(put(client, client.id(), "client", "{\"kinds\":{\"weekly-summary\":false}}"));

        assertThat(off.at("/kinds/comeback").booleanValue()).isFalse();
        assertThat(off.get("version").longValue()).isPositive();
        assertThat(again).isEqualTo(off);
        assertThat(more.get("version").longValue())
                .isGreaterThan(off.get("version").longValue());
        assertThat(more.at("/kinds/comeback").booleanValue()).isFalse();
        assertThat(body(get(client, studio.coach(), "coach"))).isEqualTo(more);
        assertThat(told(client)).isEqualTo(2);
    }

    @Test
    void only_the_client_may_switch_and_to_others_the_client_does_not_exist() throws Exception {
        Client client = client();
        String body = "{\"kinds\":{\"comeback\":false}}";

        assertThat(put(client, studio.coach(), "coach", body).statusCode()).isEqualTo(403);
        assertThat(put(client, UUID.randomUUID(), "client", body).statusCode()).isEqualTo(404);
        assertThat(get(client, UUID.randomUUID(), "coach").statusCode()).isEqualTo(404);
        assertThat(told(client)).isZero();
    }

    @Test
    void a_kind_that_does_not_exist_or_cannot_be_switched_off_is_refused() throws Exception {
        Client client = client();

        for (String kind : List.of("newsletter", "invitation", "red-flag-alert", "triage-digest")) {
            HttpResponse<String> refused =
                    put(client, client.id(), "client", "{\"kinds\":{\"comeback\":false,\"" + kind + "\":false}}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(body(refused).get("code").asText()).isEqualTo("mail-kind.unknown");
        }
        assertThat(put(client, client.id(), "client", "{\"kinds\":null}").statusCode())
                .isEqualTo(400);
        assertThat(put(client, client.id(), "client", "{\"kinds\":{},\"more\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(told(client)).isZero();
    }

    @Test
    void a_client_chooses_when_to_be_reminded_and_takes_it_back() throws Exception {
        Client client = client();
        JsonNode chosen = body(put(client, client.id(), "client", "{\"reminderAt\":\"18:30\"}"));
        assertThat(chosen.get("reminderAt").textValue()).isEqualTo("18:30");
        assertThat(timers(client)).hasSize(1);

        JsonNode more = body(put(client, client.id(), "client", "{\"kinds\":{\"comeback\":false}}"));
        assertThat(more.get("reminderAt").textValue()).isEqualTo("18:30");
        JsonNode both =
                body(put(client, client.id(), "client", "{\"kinds\":{\"comeback\":true},\"reminderAt\":\"08:00\"}"));
        assertThat(both.get("reminderAt").textValue()).isEqualTo("08:00");
        assertThat(both.at("/kinds/comeback").booleanValue()).isTrue();
        assertThat(body(get(client, studio.coach(), "coach"))).isEqualTo(both);

        JsonNode none = body(put(client, client.id(), "client", "{\"reminderAt\":null}"));
        assertThat(none.has("reminderAt")).isFalse();
        assertThat(timers(client)).isEmpty();
        assertThat(told(client)).isEqualTo(4);
    }

    @Test
    void a_time_that_is_none_and_one_in_quiet_hours_are_refused() throws Exception {
        Client client = client();
        for (String time : List.of("\"6pm\"", "\"24:00\"", "\"18:30:00\"", "1830", "{}")) {
            HttpResponse<String> refused = put(client, client.id(), "client", "{\"reminderAt\":" + time + "}");
            assertThat(refused.statusCode()).as(time).isEqualTo(400);
            assertThat(body(refused).get("pointer").asText()).isEqualTo("/reminderAt");
        }
        for (String time : List.of("07:59", "21:00", "03:00")) {
            HttpResponse<String> refused = put(client, client.id(), "client", "{\"reminderAt\":\"" + time + "\"}");
            assertThat(refused.statusCode()).as(time).isEqualTo(422);
            assertThat(body(refused).get("code").asText()).isEqualTo("value.out-of-bounds");
        }
        assertThat(put(client, client.id(), "client", "{}").statusCode()).isEqualTo(400);
        assertThat(told(client)).isZero();
    }

    private List<String> timers(Client client) {
        return fixture.query(
                "select due_at from timers.timer where name = 'reminder' and subject = '" + client.id() + "'");
    }

    @Test
    void one_click_switches_off_once_and_looking_at_the_link_changes_nothing() throws Exception {
        Client client = client();
        String path = "/v1/unsubscribe/" + tokens.of(client.id(), MailKind.COMEBACK);

        HttpResponse<String> page = send(to(path).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"post\">", "reminders to move again")
                .doesNotContain("<script");
        assertThat(told(client)).isZero();

        for (int click = 0; click < 2; click++) {
            HttpResponse<String> done = send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(ONE_CLICK)));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body()).contains("Switched off");
        }
        assertThat(send(to(path).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        assertThat(told(client)).isEqualTo(1);
        assertThat(body(get(client, client.id(), "client"))
                        .at("/kinds/comeback")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void a_coach_switches_the_morning_list_off_in_the_same_way() throws Exception {
        String path = "/v1/unsubscribe/" + tokens.of(studio.coach(), MailKind.TRIAGE_DIGEST);
        client();

        assertThat(send(to(path).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        assertThat(fixture.query("select off from notifications.preference where person_id = '" + studio.coach() + "'"))
                .containsExactly("{triage-digest}");
    }

    @Test
    void a_token_that_was_not_made_here_is_unknown() throws Exception {
        Client client = client();
        String good = tokens.of(client.id(), MailKind.COMEBACK);
        String changed = (good.charAt(0) == 'A' ? "B" : "A") + good.substring(1);
        String ofNobody = tokens.of(UUID.randomUUID(), MailKind.COMEBACK);

        for (String token : List.of(changed, good.substring(0, 20), "%20", "x".repeat(300), ofNobody)) {
            HttpResponse<String> refused = send(to("/v1/unsubscribe/" + token).POST(BodyPublishers.noBody()));
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(body(refused).get("code").asText()).isEqualTo("unsubscribe.unknown");
        }
        HttpResponse<String> page = send(to("/v1/unsubscribe/" + changed)
                .header("Accept", "text/html,*/*")
                .GET());
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link does not work");
        assertThat(told(client)).isZero();
        assertThat(good).doesNotContain(client.id().toString()).matches("[A-Za-z0-9_-]+");
    }

    private Client client() {
        Client client = fixture.activity.client(studio, "Sam Carter");
        await().atMost(SOON).until(() -> fixture.mailsTo(client.email()).size() == 1);
        return client;
    }

    /** How often it was told that what this client wants has changed. */
    private int told(Client client) {
        return fixture.query("select 1 from store.event where type = 'MailPreferencesChanged' and stream = '"
                        + client.id() + "'")
                .size();
    }

    private HttpResponse<String> get(Client client, UUID caller, String role) throws Exception {
        return send(preferences(client, caller, role).GET());
    }

    private HttpResponse<String> put(Client client, UUID caller, String role, String body) throws Exception {
        return send(preferences(client, caller, role)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder preferences(Client client, UUID caller, String role) {
        return to("/v1/clients/" + client.id() + "/notification-preferences")
                .header("Authorization", "Bearer " + fixture.tokens.token(caller, role, studio.id()));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(service.getURI() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        return ANSWERS.check(asked, http.send(asked, HttpResponse.BodyHandlers.ofString()));
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        return Json.strict().readTree(response.body());
    }
}
