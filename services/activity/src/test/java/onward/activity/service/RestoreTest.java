package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ActivityService.enrolment;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import onward.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service on a backup of its database that is older than what Kafka has. */
class RestoreTest {
    private static final String SUBJECTS =
            "select stream || ' ' || version || ' ' || type || ' ' || coalesce(subject::text, '-') "
                    + "from store.event order by stream, version";
    private static final String ADDRESSES =
            "select person_id || ' ' || encode(hash, 'hex') from activity.email_address order by 1";

    private static ActivityService service;

    @BeforeAll
    static void start() {
        service = new ActivityService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("proof")
    @Tag("older-dump")
    void on_an_older_backup_every_confirmed_command_is_remembered_and_each_version_given_out_once() {
        UUID known = service.enrolled();
        TestDatabase backup = service.backup();
        UUID young = service.enrolled();
        String session = clientPath(known) + "/sessions/" + UUID.randomUUID();
        Reply logged = service.put(service.client(known), session, SessionsTest.WALK.formatted("10"));
        service.put(service.client(known), session, SessionsTest.WALK.formatted("12"), "If-Match", "\"1\"");
        String note = clientPath(known) + "/notes/" + UUID.randomUUID();
        service.put(service.coach(), note, "{\"text\": \"Sleeps badly.\", \"shared\": false}");
        String excusal = clientPath(known) + "/excusals/" + UUID.randomUUID();
        service.put(service.coach(), excusal, """
                {"from": "2026-06-01", "to": "2026-06-02", "reason": "travel"}""");
        service.delete(service.coach(), excusal);
        service.post(service.client(known), clientPath(known) + "/plan/pause", """
                {"pauseId": "%s", "from": "2026-06-01", "reason": "illness"}""".formatted(UUID.randomUUID()));
        service.put(service.client(known), clientPath(known) + "/check-ins/" + UUID.randomUUID(), """
                {"at": "2026-06-02T08:00:00+01:00", "timeZone": "Europe/London", "painNow": 3, "redFlags": ["fever"]}""");
        service.patch(service.coach(), clientPath(known), "{\"email\": \"moved-%s@client.test\"}".formatted(known));
        List<String> events = service.query(SUBJECTS);
        List<String> addresses = service.query(ADDRESSES);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.query("select 1 from store.outbox").isEmpty());
        assertThat(events.stream().filter(event -> !event.endsWith("-"))).hasSizeGreaterThan(7);

        service.restore(backup);

        assertThat(service.query(SUBJECTS)).isEqualTo(events);
        assertThat(service.query(ADDRESSES)).isEqualTo(addresses);
        Reply repeated = service.put(service.client(known), session, SessionsTest.WALK.formatted("12"));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.version()).isEqualTo(logged.version() + 1);
        assertRefused(
                service.post(service.coach(), "/v1/clients", enrolment(UUID.randomUUID(), young + "@client.test")),
                409,
                "client.email-taken");
        long next = service.events(known) + 1;
        assertThat(service.put(
                                service.client(known),
                                clientPath(known) + "/sessions/" + UUID.randomUUID(),
                                SessionsTest.WALK.formatted("5"))
                        .version())
                .isEqualTo(next);
    }

    @Test
    void an_admin_has_a_stream_of_the_studio_published_again_and_nobody_else_has() {
        UUID client = service.enrolled();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.query("select 1 from store.outbox").isEmpty());
        String path = "/v1/admin/streams/" + client + "/republish";

        Reply reply = service.post(service.admin(), path, "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().get("events").asInt()).isEqualTo(2);
        assertThat(service.post(service.admin(), "/v1/admin/streams/" + ActivityService.STUDIO + "/republish", "")
                        .status())
                .isEqualTo(202);
        assertRefused(service.post(service.coach(), path, ""), 403, "access.forbidden");
        assertRefused(
                service.post(service.token(UUID.randomUUID(), "admin", ActivityService.OTHER_STUDIO), path, ""),
                404,
                "client.unknown");
        assertRefused(
                service.post(service.admin(), "/v1/admin/streams/" + UUID.randomUUID() + "/republish", ""),
                404,
                "client.unknown");
    }
}
