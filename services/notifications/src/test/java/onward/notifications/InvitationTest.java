package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.Topics;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.Event;
import onward.contracts.event.MailSent;
import onward.contracts.event.StudioOpened;
import onward.kit.intake.Intake;
import onward.notifications.Activity.Client;
import onward.notifications.Activity.Studio;
import onward.notifications.mail.MailKind;
import onward.notifications.queue.Claims;
import onward.notifications.queue.Mails;
import onward.notifications.queue.NewMail;
import onward.notifications.queue.WaitingMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service as a whole: events in from Kafka, mails out by SMTP, events out to Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration SOON = Duration.ofSeconds(30);

    private ServiceFixture fixture;
    private EmbeddedServer service;
    private Studio studio;

    @BeforeAll
    void start() {
        fixture = ServiceFixture.get();
        service = fixture.start(Map.of());
        studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
    }

    @BeforeEach
    void mailServerIsThere() {
        fixture.startMailServer();
    }

    @AfterAll
    void stop() {
        service.stop();
    }

    @Test
    void an_enrolled_client_is_invited_by_the_coach() throws Exception {
        Client client = fixture.activity.client(studio, "Zoë \"Zed\" O'Brien");

        MimeMessage mail = invitationOf(client);

        assertThat(mail.getSubject()).isEqualTo("Maya Lindqvist invites you to Onward");
        assertThat(mail.getHeader("X-Onward-Kind")).containsExactly("invitation");
        assertThat(mail.getReplyTo()[0].toString()).contains("Maya Lindqvist", studio.coach() + "@studio.test");
        assertThat(mail.getFrom()[0].toString()).contains("Demo Studio via Onward", "mail@onward.example.test");
    }

    @Test
    void a_record_that_is_delivered_twice_invites_once_and_is_recorded_once() {
        Client client = fixture.activity.client(studio, "Sam Carter");
        client.enrolment().forEach(fixture.activity::publish);
        Envelope last = fixture.activity
                .publish(client.id(), nameChanged("Sam C. Carter"))
                .getLast();
        client.enrolment().forEach(fixture.activity::publish);

        awaitApplied(service, last);
        awaitNothingWaits();

        assertThat(fixture.mailsTo(client.email())).hasSize(1);
        assertThat(states(client)).containsExactly("sent");
        List<MailSent> sent = SentEvents.of(fixture, client.id(), 1);
        assertThat(sent).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("invitation");
            assertThat(event.messageId())
                    .isEqualTo(fixture.mailsTo(client.email()).getFirst().getMessageID());
        });
    }

    @Test
    void a_mail_waits_for_a_mail_server_that_is_away_and_goes_to_the_newest_address() throws Exception {
        fixture.stopMailServer();
        Client client = fixture.activity.client(studio, "Sam Carter");
        await().atMost(SOON)
                .until(() ->
                        query("cause", client).equals(List.of("the mail server could not be used: ConnectException")));
        String newEmail = "new-" + client.email();
        fixture.activity.publish(
                client.id(),
                new ClientDetailsChanged(
                        Optional.of("Samantha"),
                        Optional.of(newEmail),
                        Optional.empty(),
                        Optional.empty(),
                        client.id()));

        fixture.startMailServer();

        await().atMost(SOON).until(() -> states(client).equals(List.of("sent")));
        assertThat(fixture.mailsTo(newEmail)).hasSize(1);
        assertThat(fixture.mailsTo("<" + client.email())).isEmpty();
        assertThat(fixture.mailsTo(newEmail).getFirst().getAllRecipients()[0].toString())
                .startsWith("Samantha ");
    }

    @Test
    void a_recipient_refused_for_good_is_not_tried_again() {
        try (ScriptedMailServer refusing = new ScriptedMailServer(Map.of("RCPT", "550 5.1.1 unknown"))) {
            service.stop();
            EmbeddedServer other = fixture.start(Map.of("ONWARD_SMTP_PORT", Integer.toString(refusing.port())));
            Client client = fixture.activity.client(studio, "Sam Carter");

            await().atMost(SOON).until(() -> states(client).equals(List.of("failed")));

            assertThat(query("attempts, claim, cause", client))
                    .containsExactly("1 null the mail server answered 550 5.1.1 to the recipient");
            assertThat(refusing.commands())
                    .filteredOn(command -> command.startsWith("RCPT"))
                    .hasSize(1);
            other.stop();
        } finally {
            service = fixture.start(Map.of());
        }
    }

    @Test
    void two_instances_send_each_mail_once() {
        EmbeddedServer second = fixture.start(Map.of());
        try {
            List<Client> clients = IntStream.range(0, 40)
                    .mapToObj(number -> fixture.activity.client(studio, "Client " + number))
                    .toList();

            await().atMost(SOON)
                    .until(() ->
                            clients.stream().allMatch(client -> states(client).equals(List.of("sent"))));

            assertThat(clients).allSatisfy(client -> {
                assertThat(fixture.mailsTo(client.email())).hasSize(1);
                assertThat(query("attempts", client)).containsExactly("1");
            });
        } finally {
            second.stop();
        }
    }

    @Test
    void of_many_who_reach_for_a_mail_one_gets_it() throws Exception {
        Instant far = Instant.parse("2100-01-01T00:00:00Z");
        Set<UUID> asked = new HashSet<>();
        fixture.database.inTransaction(connection -> {
            for (int number = 0; number < 200; number++) {
                NewMail mail = NewMail.toClient(MailKind.INVITATION, UUID.randomUUID(), UUID.randomUUID(), far);
                Mails.ask(connection, mail);
                asked.add(mail.id());
            }
            return asked.size();
        });
        fixture.execute("insert into notifications.addressee select person_id from notifications.mail where due_at = '"
                + far + "'");
        Queue<UUID> claimed = new ConcurrentLinkedQueue<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int number = 0; number < 8; number++) {
                var _ = many.submit(() -> {
                    // The far future is due for these only: the service's own senders pass them over.
                    Optional<WaitingMail> mail = claim(far);
                    while (mail.isPresent()) {
                        claimed.add(mail.get().mailId());
                        mail = claim(far);
                    }
                    return claimed.size();
                });
            }
        } finally {
            fixture.execute("delete from notifications.mail where due_at = '" + far + "'");
        }

        assertThat(claimed).hasSize(asked.size()).containsAll(asked);
    }

    private Optional<WaitingMail> claim(Instant now) {
        return fixture.database.inTransaction(connection -> {
            Optional<WaitingMail> mail = Claims.next(connection, now, false);
            if (mail.isPresent()) {
                Claims.take(connection, mail.get(), UUID.randomUUID(), now, Duration.ofMinutes(10));
            }
            return mail;
        });
    }

    @Test
    void a_client_known_before_the_studio_is_invited_when_the_studio_is_known() throws Exception {
        UUID studioId = UUID.randomUUID();
        UUID admin = UUID.randomUUID();
        Client client = new Client(UUID.randomUUID());
        fixture.activity.publish(
                client.id(), new ClientEnrolled(studioId, "Sam", client.email(), LONDON, Optional.empty(), admin));
        await().atMost(SOON).until(() -> query("cause", client).equals(List.of("the studio is not known yet")));

        fixture.activity.publish(
                studioId, new StudioOpened("Late Studio", LONDON), Activity.coach(admin, "Alex Morgan"));

        assertThat(invitationOf(client).getSubject()).isEqualTo("Alex Morgan invites you to Onward");
    }

    @Test
    void the_assigned_coach_invites_rather_than_who_enrolled() throws Exception {
        UUID coach = UUID.randomUUID();
        isInvitedBy(coach, new CoachAssigned(coach, studio.coach()));
    }

    @Test
    void the_coach_who_took_over_invites_rather_than_the_one_before() throws Exception {
        UUID coach = UUID.randomUUID();
        isInvitedBy(coach, new CoachChanged(coach, Optional.of(studio.coach()), studio.coach()));
    }

    private void isInvitedBy(UUID coach, Event change) throws Exception {
        fixture.stopMailServer();
        Client client = fixture.activity.client(studio, "Sam");
        fixture.activity.publish(studio.id(), Activity.coach(coach, "Noor Haddad"));
        Envelope last = fixture.activity.publish(client.id(), change).getLast();
        awaitApplied(service, last);
        await().atMost(SOON)
                .until(() -> !fixture.query("select 1 from notifications.staff where person_id = '" + coach + "'")
                        .isEmpty());

        fixture.startMailServer();

        assertThat(invitationOf(client).getSubject()).isEqualTo("Noor Haddad invites you to Onward");
    }

    @Test
    void a_line_break_in_names_adds_no_header() throws Exception {
        Studio evil = fixture.activity.studio("Studio\r\nBcc: a@evil.test", "Coach\r\nBcc: b@evil.test");
        Client client = fixture.activity.client(evil, "Client\r\nBcc: c@evil.test");

        MimeMessage mail = invitationOf(client);

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Coach Bcc: b@evil.test invites you to Onward");
    }

    @Test
    void no_name_and_no_address_can_be_read_in_the_database() {
        Client client = fixture.activity.client(studio, "Unmistakable Clientname");
        invitationOf(client);
        await().atMost(SOON).until(() -> states(client).equals(List.of("sent")));

        List<String> tables = fixture.query("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('notifications', 'store')""");
        assertThat(tables).contains("notifications.recipient", "notifications.mail", "store.event");
        assertThat(readable("(select 'Unmistakable'::bytea as name)")).hasSize(1);
        assertThat(readable("(select 'Unmistakable' as name)")).hasSize(1);
        assertThat(tables).allSatisfy(table -> assertThat(readable(table)).isEmpty());
    }

    /** The rows in which a name or an address can be read, as text or in bytes. */
    private List<String> readable(String table) {
        List<String> rows = fixture.query("""
                select t::text || ' ' || coalesce((
                    select string_agg(encode(decode(substr(value, 3), 'hex'), 'escape'), ' ')
                    from jsonb_each_text(to_jsonb(t)) where starts_with(value, '\\x')), '')
                from %s t""".formatted(table));
        return rows.stream()
                .filter(row -> Stream.of(
                                "Unmistakable", "Clientname", "Demo Studio", "Maya", "home.test", "studio.test")
                        .anyMatch(row::contains))
                .toList();
    }

    @Test
    void it_is_ready_when_it_has_caught_up() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI readiness = service.getURI().resolve("/health/readiness");

            await().atMost(SOON)
                    .until(() ->
                            http.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.ofString())
                                            .statusCode()
                                    == 200);
        }
    }

    private MimeMessage invitationOf(Client client) {
        await().atMost(SOON).until(() -> !fixture.mailsTo(client.email()).isEmpty());
        return fixture.mailsTo(client.email()).getFirst();
    }

    private static void awaitApplied(EmbeddedServer service, Envelope last) {
        try {
            assertThat(service.getApplicationContext()
                            .getBean(Intake.class)
                            .awaitVersion(Topics.ACTIVITY, last.stream(), last.version(), SOON))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNothingWaits() {
        await().atMost(SOON)
                .until(() -> fixture.query("select 1 from notifications.mail where state = 'waiting'")
                        .isEmpty());
    }

    private List<String> states(Client client) {
        return query("state", client);
    }

    private List<String> query(String columns, Client client) {
        return fixture.query("select " + columns + " from notifications.mail where person_id = '" + client.id() + "'");
    }

    private static ClientDetailsChanged nameChanged(String name) {
        return new ClientDetailsChanged(
                Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), UUID.randomUUID());
    }
}
