package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Topics;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.SessionLogged;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;
import onward.kit.intake.Intake;
import onward.notifications.Activity.Client;
import onward.notifications.Activity.Studio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Events in from Kafka, mails out by SMTP, with a clock that is moved by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MailsByHand {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Duration SOON = Duration.ofSeconds(30);
    static final Map<String, String> BY_HAND = Map.of("ONWARD_TEST_CLOCK", "by-hand");

    ServiceFixture fixture;
    EmbeddedServer service;
    Studio studio;

    @BeforeAll
    void start() {
        fixture = ServiceFixture.get();
        fixture.activity.tellTimeBy(TestClock.BY_HAND);
        service = fixture.start(BY_HAND);
    }

    /** Each test a week later: the clock never goes back. */
    @BeforeEach
    void aNewWeek() {
        set(today().plusDays(7), "10:00");
        studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
    }

    @AfterAll
    void stop() {
        service.stop();
        fixture.activity.tellTimeBy(Clock.systemUTC());
        fixture.execute("delete from notifications.mail where state = 'waiting'");
        fixture.execute("delete from timers.timer where name = 'reminder'");
    }

    Client client(String name) {
        return client(name, "en");
    }

    Client client(String name, String language) {
        Client client = fixture.activity.client(studio, name, LONDON, language);
        await().atMost(SOON)
                .until(() -> fixture.mailsTo(client.email(), "invitation").size() == 1);
        return client;
    }

    void publish(Client client, Event... events) {
        awaitApplied(Topics.ACTIVITY, fixture.activity.publish(client.id(), events));
    }

    void found(Client client, Event... facts) {
        awaitApplied(Topics.PROGRESS, fixture.activity.found(client.id(), facts));
    }

    private void awaitApplied(String topic, List<Envelope> envelopes) {
        Envelope last = envelopes.getLast();
        try {
            assertThat(service.getApplicationContext()
                            .getBean(Intake.class)
                            .awaitVersion(topic, last.stream(), last.version(), SOON))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last of exactly so many that were sent. */
    MimeMessage mail(Client client, String kind, int number) {
        await().atMost(SOON)
                .until(() -> fixture.mailsTo(client.email(), kind).size() >= number
                        && states(client, kind).stream().filter("sent"::equals).count() >= number);
        List<MimeMessage> mails = fixture.mailsTo(client.email(), kind);
        assertThat(mails).hasSize(number);
        return mails.getLast();
    }

    List<String> states(Client client, String kind) {
        return column("state", client, kind);
    }

    List<String> causes(Client client, String kind) {
        return column("cause", client, kind);
    }

    private List<String> column(String column, Client client, String kind) {
        return fixture.query("select " + column + " from notifications.mail where person_id = '" + client.id()
                + "' and kind = '" + kind + "'");
    }

    static Instant now() {
        return TestClock.BY_HAND.instant();
    }

    static LocalDate today() {
        return LocalDate.ofInstant(now(), LONDON);
    }

    static Instant ago(int hours) {
        return now().minus(Duration.ofHours(hours));
    }

    static void set(LocalDate date, String time) {
        set(LocalDateTime.parse(date + "T" + time).atZone(LONDON).toInstant());
    }

    static void set(Instant to) {
        assertThat(to).isAfterOrEqualTo(now());
        TestClock.BY_HAND.set(to);
    }

    static SessionLogged walk() {
        Session session = new Session(
                now().atZone(LONDON).toOffsetDateTime(),
                LONDON,
                List.of(new Entry.Timed("walk", BigDecimal.TEN)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new SessionLogged(UUID.randomUUID(), session, UUID.randomUUID());
    }

    PlanActivated plan(int version, PlanItem... items) {
        return new PlanActivated(
                version, today(), Optional.empty(), List.of(items), List.of(), List.of(), studio.coach());
    }

    static PlanItem walks(int perDay) {
        return new PlanItem(
                "walk",
                Optional.empty(),
                Category.WALKING,
                false,
                Optional.of(new Dose.Minutes(BigDecimal.TEN)),
                new Frequency.PerDay(perDay, List.of()),
                List.of());
    }

    static PlanItem weekly(String slug) {
        return new PlanItem(
                slug, Optional.empty(), Category.CORE, false, Optional.empty(), new Frequency.PerWeek(3), List.of());
    }

    static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(index)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
