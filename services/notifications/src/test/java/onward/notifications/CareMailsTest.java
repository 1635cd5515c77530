package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.FlareFound;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;
import onward.contracts.value.Milestone;
import onward.contracts.value.RedFlag;
import onward.contracts.value.StaffRole;
import onward.contracts.value.Urgency;
import onward.notifications.Activity.Client;
import onward.notifications.Activity.Studio;
import org.junit.jupiter.api.Test;

/** What is said when something is wrong, reached or forgotten: events in from Kafka, mails out by SMTP, a clock by hand. */
class CareMailsTest extends MailsByHand {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_red_flag_is_told_to_the_coach_of_that_moment_at_once_also_at_night_and_each_time() throws Exception {
        Client client = client("Sam Carter");
        UUID next = UUID.randomUUID();
        fixture.activity.publish(studio.id(), Activity.coach(next, "Noor Haddad"));
        publish(client, new CoachChanged(next, Optional.of(studio.coach()), studio.coach()));
        set(today(), "23:00");
        for (int checkIn = 0; checkIn < 4; checkIn++) {
            found(client, raised(RedFlag.SADDLE_NUMBNESS));
        }

        String coach = "coach-" + next + "@studio.test";
        await().atMost(SOON)
                .until(() -> fixture.mailsTo(coach, "red-flag-alert").size() == 4);
        MimeMessage alert = fixture.mailsTo(coach, "red-flag-alert").getFirst();
        assertThat(alert.getSubject()).isEqualTo("Please look now: Sam Carter");
        assertThat(text(alert))
                .contains("Hello Noor Haddad", "put the plan on hold", "https://onward.example.test")
                .doesNotContainPattern("(?i)numb|saddle|pain|emergency|unsubscribe");
        assertThat(alert.getHeader("List-Unsubscribe")).isNull();
        assertThat(fixture.mailsTo("coach-" + studio.coach() + "@studio.test")).isEmpty();
        assertThat(fixture.mailsTo(client.email(), "red-flag-alert")).isEmpty();
    }

    @Test
    void a_coach_is_alerted_in_the_coachs_own_language() throws Exception {
        Studio german = fixture.activity.studio("Studio Nord", "Jule Brandt", Optional.of("de"));
        Client client = fixture.activity.client(german, "Sam Carter");
        mail(client, "invitation", 1);
        found(client, raised(RedFlag.FEVER));

        String coach = "coach-" + german.coach() + "@studio.test";
        await().atMost(SOON)
                .until(() -> fixture.mailsTo(coach, "red-flag-alert").size() == 1);
        assertThat(fixture.mailsTo(coach, "red-flag-alert").getFirst().getSubject())
                .isEqualTo("Bitte jetzt ansehen: Sam Carter");
    }

    @Test
    void an_alert_about_somebody_without_a_coach_goes_as_soon_as_there_is_one() throws Exception {
        Client client = withoutCoach("Sam Carter");
        found(client, raised(RedFlag.FEVER));
        await().atMost(SOON).until(() -> causes(client, "red-flag-alert").contains("the coach is not known yet"));
        fixture.execute("update notifications.mail set free_at = free_at + interval '5 minutes'"
                + " where claim is null and person_id = '" + client.id() + "'");

        publish(client, new CoachAssigned(studio.coach(), studio.coach()));

        String coach = "coach-" + studio.coach() + "@studio.test";
        await().atMost(SOON)
                .until(() -> fixture.mailsTo(coach, "red-flag-alert").size() == 1);
    }

    @Test
    void an_alert_about_somebody_without_a_coach_goes_to_the_administrator_after_a_minute() throws Exception {
        UUID admin = UUID.randomUUID();
        String address = "admin-" + admin + "@studio.test";
        fixture.activity.publish(
                studio.id(), new CoachJoined(admin, "Ada Admin", address, StaffRole.ADMIN, LONDON, Optional.empty()));
        Client client = withoutCoach("Sam Carter");
        found(client, raised(RedFlag.FEVER));
        await().atMost(SOON).until(() -> causes(client, "red-flag-alert").contains("the coach is not known yet"));
        assertThat(fixture.mailsTo(address)).isEmpty();

        set(now().plusSeconds(60));

        await().atMost(SOON)
                .until(() -> fixture.mailsTo(address, "red-flag-alert").size() == 1);
        assertThat(text(fixture.mailsTo(address, "red-flag-alert").getFirst())).contains("Hello Ada Admin");
    }

    @Test
    void an_alert_waits_for_the_mail_server_and_goes_under_one_message_id() throws Exception {
        Client client = client("Sam Carter");
        fixture.stopMailServer();
        RedFlagRaised raised = raised(RedFlag.FEVER);
        found(client, raised);
        // Found again, it is the same alert.
        found(client, raised);
        await().atMost(SOON)
                .until(() -> causes(client, "red-flag-alert")
                        .contains("the mail server could not be used: ConnectException"));
        fixture.startMailServer();

        String coach = "coach-" + studio.coach() + "@studio.test";
        await().atMost(SOON).until(() -> states(client, "red-flag-alert").equals(List.of("sent")));
        assertThat(fixture.mailsTo(coach, "red-flag-alert")).hasSize(1);
        assertThat(fixture.mailsTo(coach, "red-flag-alert").getFirst().getMessageID())
                .isEqualTo("<"
                        + fixture.query("select mail_id from notifications.mail where kind = 'red-flag-alert'"
                                        + " and person_id = '" + client.id() + "'")
                                .getFirst()
                        + "@onward.example.test>");
    }

    @Test
    void on_hold_nothing_urges_to_move_a_coachs_word_arrives_and_afterwards_it_goes_on() throws Exception {
        Client client = client("Sam Carter");
        publish(client, plan(1, walks(3)), held());
        remindAt(client, "10:30");
        found(client, gap(client), milestone(Milestone.FIRST_SESSION), flare(FlareCause.REPORTED, now()));
        publish(client, new NudgeSent(UUID.randomUUID(), "Please ring me.", studio.coach()));
        mail(client, "coach-message", 1);
        set(today(), "10:30");

        for (String kind : List.of("comeback", "milestone", "flare-guidance", "reminder")) {
            await().atMost(SOON).until(() -> causes(client, kind).contains("the client is on hold"));
            assertThat(fixture.mailsTo(client.email(), kind)).isEmpty();
        }
        publish(client, held(), new HoldLifted("Seen by a doctor.", studio.coach()));
        found(client, milestone(Milestone.FIRST_ON_PLAN_DAY));
        mail(client, "milestone", 1);
    }

    @Test
    void a_gap_in_which_the_client_was_on_hold_calls_nobody_back() {
        Client client = client("Sam Carter");
        set(today(), "22:00");
        found(client, gap(client));
        // Else it might be looked at between the two that follow.
        await().atMost(SOON).until(() -> causes(client, "comeback").contains("quiet hours"));
        set(today(), "22:30");
        publish(client, held(), new HoldLifted("A false alarm.", studio.coach()));
        set(today().plusDays(1), "08:00");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(causes(client, "comeback"))
                        .contains("the client is or was excused, paused or on hold"));
    }

    @Test
    void who_reports_a_flare_reads_once_a_day_how_to_go_on_more_gently() throws Exception {
        Client client = client("Sam Carter");
        set(today(), "22:00");
        found(client, flare(FlareCause.REPORTED, now()));
        await().atMost(SOON).until(() -> causes(client, "flare-guidance").contains("quiet hours"));
        set(today().plusDays(1), "08:00");

        String text = text(mail(client, "flare-guidance", 1));
        assertThat(text)
                .contains("Make it smaller instead of stopping", "https://onward.example.test/v1/unsubscribe/")
                .doesNotContainPattern("(?i)pain|[0-9] of 10");
        found(client, flare(FlareCause.REPORTED, now()));
        await().atMost(SOON).until(() -> causes(client, "flare-guidance").contains("there was one this day"));
    }

    @Test
    void a_suspected_flare_and_one_that_is_told_late_are_not_written_about() {
        Client client = client("Sam Carter");
        found(client, flare(FlareCause.SUSPECTED, now()), flare(FlareCause.REPORTED, ago(49)));
        found(client, new MilestoneReached(Milestone.FIRST_SESSION, today().minusDays(3), ago(49)));

        assertThat(states(client, "flare-guidance")).isEmpty();
        assertThat(states(client, "milestone")).isEmpty();
    }

    @Test
    void what_is_reached_while_a_mail_waits_goes_with_it_and_the_next_on_another_day() throws Exception {
        Client client = client("Sam Carter");
        set(today(), "21:30");
        found(client, milestone(Milestone.FIRST_SESSION), milestone(Milestone.PAIN_IMPROVED));
        set(today().plusDays(1), "08:00");

        assertThat(text(mail(client, "milestone", 1)))
                .contains("Your first session is done", "Something has clearly changed for the better")
                .doesNotContainPattern("(?i)pain");
        found(client, milestone(Milestone.MOVING_STREAK_7));
        await().atMost(SOON).until(() -> causes(client, "milestone").contains("one nudge a day"));
        set(today().plusDays(1), "08:00");
        assertThat(text(mail(client, "milestone", 2)))
                .contains("seven days in a row")
                .doesNotContain("first session");
    }

    @Test
    void who_chose_a_time_is_reminded_then_while_something_daily_is_open() throws Exception {
        Client some = client("Some Walks");
        Client all = client("All Walks");
        Client weekly = client("Weekly Only");
        Client away = client("Away Today");
        Client silent = client("No Time");
        for (Client client : List.of(some, all, away, silent)) {
            publish(client, plan(1, walks(2), weekly("cat-cow")));
        }
        publish(weekly, plan(1, weekly("cat-cow")));
        publish(away, new DaysExcused(UUID.randomUUID(), today(), today(), ExcusalReason.TRAVEL, away.id()));
        for (Client client : List.of(some, all, weekly, away)) {
            remindAt(client, "18:30");
        }
        publish(some, walk());
        publish(all, walk(), walk());
        set(today(), "18:29");
        assertThat(states(some, "reminder")).isEmpty();
        set(today(), "18:30");

        assertThat(text(mail(some, "reminder", 1)))
                .contains("Something of today's plan is still open", "/v1/unsubscribe/");
        awaitNextReminder(all, weekly, away);
        for (Client client : List.of(all, weekly, away, silent)) {
            assertThat(states(client, "reminder")).isEmpty();
        }
    }

    @Test
    void a_reminder_is_looked_at_again_when_it_is_to_go() {
        Client done = client("Done Meanwhile");
        Client changed = client("Changed Mind");
        for (Client client : List.of(done, changed)) {
            publish(client, plan(1, walks(1)));
            remindAt(client, "18:30");
        }
        fixture.stopMailServer();
        set(today(), "18:30");
        for (Client client : List.of(done, changed)) {
            await().atMost(SOON).until(() -> states(client, "reminder").equals(List.of("waiting")));
        }
        publish(done, walk());
        preferences(changed, "{\"reminderAt\":null}");
        fixture.startMailServer();

        await().atMost(SOON).until(() -> causes(done, "reminder").contains("nothing is open today any more"));
        await().atMost(SOON).until(() -> causes(changed, "reminder").contains("no reminder is wanted any more"));
    }

    @Test
    void reminders_that_are_not_answered_become_rarer_and_an_answer_brings_them_back() throws Exception {
        Client client = client("Sam Carter");
        publish(client, plan(1, walks(2)));
        remindAt(client, "18:30");
        LocalDate first = today();
        int sent = 0;
        // By the function: on the first, third and seventh day. That one is answered: on the eighth again.
        for (int day = 1; day <= 8; day++) {
            set(first.plusDays(day - 1L), "18:30");
            awaitNextReminder(client);
            if (List.of(1, 3, 7, 8).contains(day)) {
                sent++;
                mail(client, "reminder", sent);
            }
            if (day == 7) {
                set(first.plusDays(6), "19:00");
                publish(client, walk());
            }
        }
        assertThat(fixture.mailsTo(client.email(), "reminder")).hasSize(4);
    }

    @Test
    void a_comeback_goes_before_other_nudges_of_the_day() {
        Client client = client("Sam Carter");
        publish(client, plan(1, walks(1)));
        remindAt(client, "08:00");
        set(today(), "22:00");
        found(client, milestone(Milestone.FIRST_SESSION));
        found(client, gap(client));
        await().atMost(SOON).until(() -> causes(client, "comeback").contains("quiet hours"));
        set(today().plusDays(1), "08:00");

        await().atMost(SOON).until(() -> states(client, "comeback").contains("sent"));
        await().atMost(SOON).until(() -> causes(client, "milestone").contains("one nudge a day"));
        await().atMost(SOON).until(() -> causes(client, "reminder").contains("one nudge a day"));
        assertThat(states(client, "reminder")).containsExactly("skipped");
    }

    private void awaitNextReminder(Client... clients) {
        for (Client client : clients) {
            await().atMost(SOON)
                    .until(() -> fixture.query("select 1 from timers.timer where name = 'reminder' and subject = '"
                                            + client.id() + "' and due_at > '" + now() + "'")
                                    .size()
                            == 1);
        }
    }

    private void remindAt(Client client, String time) {
        preferences(client, "{\"reminderAt\":\"" + time + "\"}");
    }

    private void preferences(Client client, String body) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    service.getURI() + "/v1/clients/" + client.id() + "/notification-preferences"))
                            .header(
                                    "Authorization",
                                    "Bearer " + fixture.tokens.token(client.id(), "client", studio.id()))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MovementGapFound gap(Client client) {
        return new MovementGapFound(client.id(), ago(48), 48, now());
    }

    /** Enrolled by somebody who is not known here, and in nobody's care. */
    private Client withoutCoach(String name) {
        Client client = new Client(UUID.randomUUID());
        publish(
                client,
                new ClientEnrolled(studio.id(), name, client.email(), LONDON, Optional.of("en"), UUID.randomUUID()));
        return client;
    }

    private static RedFlagRaised raised(RedFlag flag) {
        return new RedFlagRaised(UUID.randomUUID(), now(), List.of(flag), Urgency.of(flag));
    }

    private HoldPlaced held() {
        return new HoldPlaced(UUID.randomUUID(), List.of(RedFlag.FEVER), Urgency.URGENT, studio.coach());
    }

    private static FlareFound flare(FlareCause cause, Instant at) {
        return new FlareFound(
                UUID.randomUUID(),
                cause,
                LocalDate.ofInstant(at, LONDON),
                at,
                FlareSign.CHECK_IN,
                Optional.of(7),
                Optional.empty());
    }

    private static MilestoneReached milestone(Milestone milestone) {
        return new MilestoneReached(milestone, today(), now());
    }
}
