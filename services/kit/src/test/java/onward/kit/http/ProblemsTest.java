package onward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import onward.kit.SampleService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static SampleService service;

    @BeforeAll
    static void start() {
        service = new SampleService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_good_body_is_taken() {
        HttpResponse<String> response = service.post("/sample/orders", "{\"id\":\"%s\",\"count\":3}".formatted(ID));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"id\":\"%s\",\"count\":3}".formatted(ID));
    }

    @Test
    void an_unknown_path_is_not_found() {
        assertProblem(service.get("/sample/nowhere", service.coachToken()), 404, "not-found");
    }

    @Test
    void a_wrong_method_is_not_allowed_and_the_right_ones_are_named() {
        HttpResponse<String> response = service.get("/sample/orders", service.coachToken());

        assertProblem(response, 405, "request.method-not-allowed");
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void broken_json_is_malformed() {
        assertProblem(service.post("/sample/orders", "{\"id\":"), 400, "request.malformed");
        assertProblem(service.post("/sample/orders", "hello"), 400, "request.malformed");
        assertProblem(service.post("/sample/orders", "[]"), 400, "request.malformed");
    }

    @Test
    void a_missing_body_is_malformed() {
        assertProblem(service.post("/sample/orders", ""), 400, "request.malformed");
    }

    @Test
    void an_unknown_member_is_refused_and_pointed_at() {
        HttpResponse<String> response =
                service.post("/sample/orders", "{\"id\":\"%s\",\"count\":3,\"size\":1}".formatted(ID));

        assertProblem(response, 400, "request.unknown-member");
        assertThat(SampleService.json(response).path("pointer").asText()).isEqualTo("/size");
    }

    @Test
    void a_member_given_twice_is_malformed() {
        assertProblem(
                service.post("/sample/orders", "{\"id\":\"%s\",\"count\":3,\"count\":4}".formatted(ID)),
                400,
                "request.malformed");
    }

    @Test
    void a_value_of_another_type_is_malformed_and_pointed_at() {
        HttpResponse<String> response = service.post("/sample/orders", "{\"id\":\"%s\",\"count\":\"3\"}".formatted(ID));

        assertProblem(response, 400, "request.malformed");
        assertThat(SampleService.json(response).path("pointer").asText()).isEqualTo("/count");
        assertProblem(service.post("/sample/orders", "{\"id\":\"x\",\"count\":3}"), 400, "request.malformed");
    }

    @Test
    void a_number_out_of_range_is_out_of_bounds() {
        assertOutOfBounds("3.5");
        assertOutOfBounds("99999999999");
        assertOutOfBounds("1e30");
        assertOutOfBounds("100000000000000000000000000000");
    }

    @Test
    void a_path_that_holds_no_id_is_malformed() {
        assertProblem(service.get("/sample/by-id/first", service.coachToken()), 400, "request.malformed");
    }

    @Test
    void another_media_type_is_refused() {
        HttpResponse<String> response = service.send(HttpRequest.newBuilder(service.at("/sample/orders"))
                .header("Authorization", "Bearer " + service.coachToken())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertProblem(response, 415, "request.media-type");
    }

    @Test
    void a_problem_of_the_service_is_answered_as_it_is() {
        HttpResponse<String> response = service.get("/sample/gone", service.coachToken());

        assertProblem(response, 410, "sample.gone");
        assertThat(SampleService.json(response).path("detail").asText()).isEqualTo("It was here before.");
    }

    @Test
    void a_fault_of_ours_shows_nothing_of_the_inside() {
        HttpResponse<String> response = service.get("/sample/broken", service.coachToken());

        assertProblem(response, 500, "internal");
        assertThat(response.body()).doesNotContain("secret");
    }

    private static void assertOutOfBounds(String number) {
        HttpResponse<String> response =
                service.post("/sample/orders", "{\"id\":\"%s\",\"count\":%s}".formatted(ID, number));

        assertProblem(response, 422, "value.out-of-bounds");
        assertThat(SampleService.json(response).path("pointer").asText())
                .as(number)
                .isEqualTo("/count");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(SampleService.json(response).path("code").asText()).isEqualTo(code);
        assertThat(SampleService.json(response).path("status").asInt()).isEqualTo(status);
        assertThat(SampleService.json(response).path("title").asText()).isNotEmpty();
    }
}
