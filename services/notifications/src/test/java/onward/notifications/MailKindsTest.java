package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.MailSent;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Figures;
import onward.contracts.value.FiguresByCategory;
import onward.contracts.value.Overall;
import onward.contracts.value.TriageReason;
import onward.kit.quiet.Work;
import onward.notifications.Activity.Client;
import org.junit.jupiter.api.Test;

/** Each kind of mail at its hour: events in from Kafka, mails out by SMTP, with a clock that is moved by hand. */
class MailKindsTest extends MailsByHand {
    @Test
    void who_has_not_moved_for_48_hours_is_called_back_three_times_at_most_and_72_hours_apart() throws Exception {
        Client client = client("Sam Carter", "en");
        found(client, gap(client, 48));

        MimeMessage first = mail(client, "comeback", 1);
        assertThat(first.getSubject()).isEqualTo("Ready for a short walk?");
        assertThat(first.getHeader("List-Unsubscribe", null))
                .startsWith("<https://onward.example.test/v1/unsubscribe/");
        assertThat(first.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        set(now().plus(Duration.ofHours(71)));
        assertThat(states(client, "comeback")).containsExactlyInAnyOrder("sent", "waiting");
        set(now().plus(Duration.ofHours(1)));
        mail(client, "comeback", 2);
        found(client, gap(client, 72));
        set(now().plus(Duration.ofDays(3)));
        assertThat(mail(client, "comeback", 3).getSubject()).isEqualTo("Your plan is here whenever you are");
        set(now().plus(Duration.ofDays(9)));

        assertThat(states(client, "comeback")).containsExactly("sent", "sent", "sent");
        assertThat(SentEvents.of(fixture, client.id(), 4))
                .extracting(MailSent::kind)
                .containsExactly("invitation", "comeback", "comeback", "comeback");
    }

    @Test
    void nobody_is_called_back_at_night_and_not_at_all_who_moved_until_the_morning() {
        Client walker = client("Sam Carter", "en");
        Client sleeper = client("Noor Haddad", "en");
        set(today().atTime(22, 0).atZone(LONDON).toInstant());
        found(walker, gap(walker, 48));
        found(sleeper, gap(sleeper, 48));
        awaitCause(sleeper, "comeback", "quiet hours");
        publish(walker, walk());

        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());

        mail(sleeper, "comeback", 1);
        await().atMost(SOON).until(() -> states(walker, "comeback").equals(List.of("skipped")));
        assertThat(fixture.mailsTo(walker.email(), "comeback")).isEmpty();
    }

    @Test
    void a_gap_found_too_late_and_one_of_somebody_away_call_nobody_back() {
        Client late = client("Sam Carter", "en");
        Client away = client("Noor Haddad", "en");
        publish(away, new DaysExcused(UUID.randomUUID(), today(), today(), ExcusalReason.TRAVEL, away.id()));

        found(late, new MovementGapFound(UUID.randomUUID(), ago(97), 48, ago(49)));
        found(away, gap(away, 48));

        await().atMost(SOON).until(() -> states(away, "comeback").equals(List.of("skipped")));
        assertThat(states(late, "comeback")).isEmpty();
    }

    @Test
    void changes_of_a_plan_within_half_an_hour_are_one_mail_about_the_newest_plan() throws Exception {
        Client client = client("Sam Carter", "en");
        publish(client, plan(1, walks(3), weekly("cat-cow")));
        publish(client, plan(2, walks(4), weekly("cat-cow")));
        set(now().plus(Duration.ofMinutes(20)));
        publish(client, plan(3, walks(5), weekly("dead-bug")));
        set(now().plus(Duration.ofMinutes(29)));
        assertThat(states(client, "plan-changed")).containsExactly("waiting");

        set(now().plus(Duration.ofMinutes(1)));

        String text = text(mail(client, "plan-changed", 1));
        assertThat(text)
                .contains(
                        "Walk (changed)",
                        "10 minutes \u00b7 5 times a day",
                        "Dead bug (new)",
                        "No longer in your plan",
                        "Cat-cow");
        publish(client, plan(4, walks(5)));
        set(now().plus(Duration.ofMinutes(30)));
        awaitCause(client, "plan-changed", "1 a day");
        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());
        assertThat(text(mail(client, "plan-changed", 2))).contains("Dead bug").doesNotContain("Cat-cow", "changed)");
    }

    @Test
    void a_plan_that_is_again_what_was_told_is_not_told() {
        Client client = client("Sam Carter", "en");
        publish(client, plan(1, walks(3)), plan(2, walks(4)), plan(3, walks(3)));

        set(now().plus(Duration.ofMinutes(30)));

        await().atMost(SOON).until(() -> states(client, "plan-changed").equals(List.of("skipped")));
    }

    @Test
    void a_closed_week_is_summed_up_once_in_the_clients_language() throws Exception {
        Client client = client("Jana Köhler", "de-AT");
        found(client, week("5/7"), week("6/7"));

        String text = text(mail(client, "weekly-summary", 1));

        assertThat(text)
                .contains("Guten Tag Jana Köhler", "haben Sie das meiste von Ihrem Plan geschafft", "71\u00a0%")
                .contains("127,5 Minuten gegangen", "Montag, 31. Mai", "E-Mails dieser Art abbestellen: https://");
        assertThat(states(client, "weekly-summary")).containsExactly("sent");
    }

    @Test
    void a_week_with_nothing_due_and_one_told_too_late_are_not_summed_up() {
        Client client = client("Sam Carter", "en");
        Figures none = new Figures(Optional.empty(), FiguresByCategory.of(Map.of()));
        LocalDate monday = LocalDate.of(2027, 5, 31);
        found(
                client,
                new WeekClosed("2027-W22", monday, LONDON, ago(1), none, 0, 0, 0, BigDecimal.ZERO, 0),
                new WeekClosed(
                        "2027-W21", monday.minusDays(7), LONDON, ago(49), figures("1"), 1, 1, 7, BigDecimal.TEN, 1));

        assertThat(states(client, "weekly-summary")).isEmpty();
    }

    @Test
    void a_coachs_words_arrive_as_written_and_the_fourth_of_a_day_on_the_next() throws Exception {
        Client client = client("Sam Carter", "en");
        publish(client, word("Well done!\n\n<b>Bold</b> https://evil.test"), word("two"), word("three"), word("four"));
        awaitCause(client, "coach-message", "3 a day");

        await().atMost(SOON)
                .until(() -> states(client, "coach-message").stream()
                                .filter("sent"::equals)
                                .count()
                        == 3);
        List<MimeMessage> sent = fixture.mailsTo(client.email(), "coach-message");
        assertThat(sent).hasSize(3);
        assertThat(sent)
                .allSatisfy(mail -> assertThat(mail.getReplyTo()[0].toString())
                        .contains(studio.coach().toString()));
        assertThat(sent).anySatisfy(mail -> {
            assertThat(text(mail)).contains("Well done!\n\n<b>Bold</b> https://evil.test");
            assertThat(html(mail))
                    .contains("Well done!<br", "&lt;b&gt;Bold")
                    .doesNotContain("href=\"https://evil.test");
        });
        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());
        mail(client, "coach-message", 4);
        assertThat(fixture.query("select content from notifications.mail where content is not null and person_id = '"
                        + client.id() + "'"))
                .isEmpty();
    }

    @Test
    void two_instances_send_three_of_a_days_messages_and_no_more() {
        EmbeddedServer second = fixture.start(BY_HAND);
        try {
            List<Client> clients = Stream.of("Ada", "Ben", "Cem", "Dee", "Eva")
                    .map(name -> client(name, "en"))
                    .toList();
            clients.forEach(client -> publish(
                    client, Stream.generate(() -> word("again")).limit(6).toArray(NudgeSent[]::new)));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(clients).allSatisfy(client -> {
                        assertThat(fixture.mailsTo(client.email(), "coach-message"))
                                .hasSize(3);
                        assertThat(fixture.query(
                                        "select cause from notifications.mail where state = 'waiting' and person_id = '"
                                                + client.id() + "'"))
                                .containsExactly("3 a day", "3 a day", "3 a day");
                    }));
        } finally {
            second.stop();
        }
    }

    @Test
    void a_coach_is_told_in_the_morning_who_needs_help_and_only_of_own_clients() throws Exception {
        Client stopped = client("Stopped Person", "en");
        Client assumed = client("Assumed Person", "en");
        Client flagged = client("Urgent Person", "en");
        Client gone = client("Former Person", "en");
        Instant monday = Instant.parse("2026-06-01T09:00:00Z");
        found(assumed, needs(TriageReason.UNCONFIRMED, monday));
        found(stopped, needs(TriageReason.UNCONFIRMED, monday), needs(TriageReason.STOPPED, monday));
        found(flagged, needs(TriageReason.RED_FLAG, monday.plus(Duration.ofDays(1))));
        found(gone, needs(TriageReason.STOPPED, monday));
        publish(gone, new CoachChanged(UUID.randomUUID(), Optional.of(studio.coach()), studio.coach()));
        String coach = "coach-" + studio.coach() + "@studio.test";
        assertThat(fixture.mailsTo(coach)).isEmpty();

        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());

        await().atMost(SOON).until(() -> fixture.mailsTo(coach, "triage-digest").size() == 1);
        MimeMessage digest = fixture.mailsTo(coach).getFirst();
        assertThat(digest.getSubject()).isEqualTo("This morning: 3 clients to look at");
        assertThat(text(digest))
                .containsSubsequence(
                        "Urgent Person: asks for a look at once, since Tuesday 2 June",
                        "Stopped Person: no movement since Monday 1 June; the plan holds assumptions to confirm, since",
                        "Assumed Person: the plan holds assumptions")
                .doesNotContain("Former Person");
        assertThat(digest.getHeader("List-Unsubscribe", null)).contains("/v1/unsubscribe/");
        assertThat(SentEvents.of(fixture, studio.id(), 1))
                .extracting(MailSent::kind)
                .containsExactly("triage-digest");

        found(stopped, new TriageReasonCleared(TriageReason.STOPPED, monday, 1), seen(TriageReason.UNCONFIRMED));
        found(flagged, seen(TriageReason.RED_FLAG), needs(TriageReason.RED_FLAG, monday));
        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());
        await().atMost(SOON).until(() -> fixture.mailsTo(coach, "triage-digest").size() == 2);
        assertThat(text(fixture.mailsTo(coach, "triage-digest").getLast()))
                .contains("Assumed Person", "Urgent Person")
                .doesNotContain("Stopped Person");
    }

    @Test
    void what_a_coach_has_seen_is_on_the_list_again_when_the_time_has_come_and_in_the_coachs_language()
            throws Exception {
        Activity.Studio berlin = fixture.activity.studio("Rückenwerk", "Jonas", Optional.of("de"));
        Client client = fixture.activity.client(berlin, "Sam Carter");
        LocalDate second = today().plusDays(2);
        Instant until = second.atTime(7, 0).atZone(LONDON).toInstant();
        found(
                client,
                needs(TriageReason.FLARE, Instant.parse("2026-06-01T09:00:00Z")),
                new TriageAcknowledged(TriageReason.FLARE, Optional.of(until), berlin.coach()));
        String coach = "coach-" + berlin.coach() + "@studio.test";

        set(today().plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());
        await().atMost(SOON)
                .until(() -> fixture.query("select due_at > '" + now() + "' from timers.timer where subject = '"
                                + berlin.coach() + "'")
                        .equals(List.of("t")));
        assertThat(fixture.mailsTo(coach)).isEmpty();
        set(second.atTime(8, 0).atZone(LONDON).toInstant());
        await().atMost(SOON).until(() -> fixture.mailsTo(coach, "triage-digest").size() == 1);
        assertThat(text(fixture.mailsTo(coach).getFirst()))
                .contains("Sam Carter: bitte heute ansehen, seit Montag, 1. Juni");
    }

    private static TriageReasonRaised needs(TriageReason reason, Instant since) {
        return new TriageReasonRaised(reason, Optional.empty(), since, 1, List.of());
    }

    private TriageAcknowledged seen(TriageReason reason) {
        return new TriageAcknowledged(reason, Optional.empty(), studio.coach());
    }

    @Test
    void who_withdraws_the_consent_to_e_mails_gets_none() {
        Client client = client("Sam Carter", "en");
        publish(client, new ConsentWithdrawn(ConsentKind.E_MAIL, client.id()), word("Hello"));

        await().atMost(SOON).until(() -> states(client, "coach-message").equals(List.of("skipped")));
        assertThat(fixture.mailsTo(client.email(), "coach-message")).isEmpty();
    }

    @Test
    void a_mail_that_is_due_is_work_until_it_was_sent() {
        Client client = client("Sam Carter", "en");
        Work mails = service.getApplicationContext().getBeansOfType(Work.class).stream()
                .filter(work -> work.label().equals("mails"))
                .findFirst()
                .orElseThrow();
        fixture.stopMailServer();
        publish(client, word("Hello"));
        awaitCause(client, "coach-message", "the mail server could not be used: ConnectException");
        long begun = mails.begun();
        assertThat(mails.isPending()).isTrue();

        fixture.startMailServer();

        mail(client, "coach-message", 1);
        await().atMost(SOON).until(() -> !mails.isPending());
        assertThat(mails.begun()).isGreaterThan(begun);
    }

    private void awaitCause(Client client, String kind, String cause) {
        await().atMost(SOON)
                .until(() -> fixture.query("select cause from notifications.mail where person_id = '" + client.id()
                                + "' and kind = '" + kind + "' and state = 'waiting'")
                        .contains(cause));
    }

    private static MovementGapFound gap(Client client, int hours) {
        UUID gap = UUID.nameUUIDFromBytes(client.id().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new MovementGapFound(gap, ago(hours), hours, now());
    }

    private NudgeSent word(String text) {
        return new NudgeSent(UUID.randomUUID(), text, studio.coach());
    }

    private static WeekClosed week(String fraction) {
        return new WeekClosed(
                "2027-W22",
                LocalDate.of(2027, 5, 31),
                LONDON,
                now(),
                figures(fraction),
                5,
                4,
                7,
                new BigDecimal("127.5"),
                12);
    }

    private static Figures figures(String fraction) {
        return new Figures(Optional.of(new Overall(fraction)), FiguresByCategory.of(Map.of()));
    }
}
