package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ActivityService.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many callers at the same moment. */
class CrowdTest {
    private static final int CALLERS = 20;
    private static final int CROWD = 100;

    private final ActivityService service = ActivityService.shared();

    @Test
    @Tag("proof")
    @Tag("same-command")
    void the_same_session_a_hundred_times_at_once_is_one_event_and_one_answer_and_with_another_body_a_conflict() {
        UUID id = service.enrolled();
        String path = clientPath(id) + "/sessions/" + UUID.randomUUID();

        List<Reply> replies =
                atOnce(CROWD, n -> service.put(service.client(id), path, SessionsTest.WALK.formatted("10")));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).allMatch(s -> s == 200 || s == 201);
        assertThat(replies)
                .extracting(reply -> reply.response().body())
                .containsOnly(replies.getFirst().response().body());
        assertThat(replies).extracting(reply -> reply.header("ETag")).containsOnly("\"1\"");
        assertThat(service.events(id)).isEqualTo(3);

        List<Reply> others =
                atOnce(CROWD, n -> service.put(service.client(id), path, SessionsTest.WALK.formatted("11")));

        assertThat(others).extracting(Reply::status).containsOnly(409);
        assertThat(others).extracting(Reply::code).containsOnly("session.exists");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    @Tag("proof")
    @Tag("same-command")
    void of_two_bodies_said_fifty_times_each_at_once_one_is_the_event_and_the_other_a_conflict() {
        UUID id = service.enrolled();
        String path = clientPath(id) + "/sessions/" + UUID.randomUUID();

        List<Reply> replies = atOnce(
                CROWD,
                n -> service.put(service.client(id), path, SessionsTest.WALK.formatted(n % 2 == 0 ? "10" : "11")));

        List<Reply> told =
                replies.stream().filter(reply -> reply.status() < 300).toList();
        assertThat(told).hasSize(CROWD / 2).extracting(Reply::status).containsOnlyOnce(201);
        assertThat(told).extracting(Reply::json).containsOnly(told.getFirst().json());
        assertThat(replies)
                .filteredOn(reply -> reply.status() >= 300)
                .extracting(Reply::code)
                .hasSize(CROWD / 2)
                .containsOnly("session.exists");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void the_same_enrolment_at_once_is_one_client() {
        UUID id = UUID.randomUUID();
        String body = enrolment(id, id + "@client.test");

        List<Reply> replies = atOnce(n -> service.post(service.coach(), "/v1/clients", body));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).allMatch(s -> s == 200 || s == 201);
        assertThat(replies)
                .extracting(Reply::json)
                .containsOnly(replies.getFirst().json());
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void the_same_plan_at_once_is_one_version() {
        UUID id = service.enrolled();

        List<Reply> replies = atOnce(n -> service.put(
                service.coach(),
                clientPath(id) + "/plan",
                "{\"effectiveFrom\": \"2026-06-01\", \"template\": \"keep-moving\"}"));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .extracting(Reply::json)
                .containsOnly(replies.getFirst().json());
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void different_pauses_at_once_are_one_pause() {
        UUID id = service.enrolled();

        List<Reply> replies = atOnce(n ->
                service.post(service.client(id), clientPath(id) + "/plan/pause", """
                {"pauseId": "%s", "from": "2026-06-01", "reason": "illness"}""".formatted(UUID.randomUUID())));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).allMatch(s -> s == 201 || s == 409);
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void an_address_that_many_want_at_once_is_given_to_one() {
        String email = UUID.randomUUID() + "@client.test";

        List<Reply> replies =
                atOnce(n -> service.post(service.coach(), "/v1/clients", enrolment(UUID.randomUUID(), email)));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).allMatch(s -> s == 201 || s == 409);
    }

    @Test
    void different_sessions_at_once_all_get_a_version_of_their_own() {
        UUID id = service.enrolled();

        List<Reply> replies = atOnce(n -> service.put(
                service.client(id),
                clientPath(id) + "/sessions/" + UUID.randomUUID(),
                SessionsTest.WALK.formatted("" + (n + 1))));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(Reply::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(3, 3 + CALLERS).boxed().toList());
    }

    @Test
    void a_correction_at_once_is_one_persons() {
        UUID id = service.enrolled();
        String path = clientPath(id) + "/sessions/" + UUID.randomUUID();
        service.put(service.client(id), path, SessionsTest.WALK.formatted("60"));

        List<Reply> replies = atOnce(n ->
                service.put(service.client(id), path, SessionsTest.WALK.formatted("" + (n + 1)), "If-Match", "\"1\""));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).allMatch(s -> s == 200 || s == 412);
        assertThat(service.events(id)).isEqualTo(4);
    }

    private static List<Reply> atOnce(IntFunction<Reply> call) {
        return atOnce(CALLERS, call);
    }

    private static List<Reply> atOnce(int many, IntFunction<Reply> call) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(many)) {
            List<Future<Reply>> calls = IntStream.range(0, many)
                    .mapToObj(n -> callers.submit(() -> {
                        start.await();
                        return call.apply(n);
                    }))
                    .toList();
            start.countDown();
            return calls.stream().map(CrowdTest::result).toList();
        }
    }

    private static Reply result(Future<Reply> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
