package onward.notifications.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.Decision.Later;
import onward.notifications.rules.Decision.Never;
import onward.notifications.rules.Decision.Send;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailRulesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final UUID GAP = UUID.fromString("6f3f5e0a-7a39-4a52-9f0b-6d5d0d9d4f10");
    private static final Instant NOON = at("2026-06-03T12:00");

    @ParameterizedTest
    @EnumSource(
            value = MailKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVITATION", "RED_FLAG_ALERT", "REMINDER"})
    void whatever_nobody_waits_for_goes_by_day_and_not_at_night(MailKind kind) {
        assertThat(decide(kind, NOON)).isEqualTo(new Send());
        assertThat(decide(kind, at("2026-06-03T08:00"))).isEqualTo(new Send());
        assertThat(decide(kind, at("2026-06-03T20:59:59"))).isEqualTo(new Send());
        assertThat(laterThan(decide(kind, at("2026-06-03T21:00")))).isEqualTo(at("2026-06-04T08:00"));
        assertThat(laterThan(decide(kind, at("2026-06-03T07:59:59")))).isEqualTo(at("2026-06-03T08:00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INVITATION", "RED_FLAG_ALERT"})
    void what_is_urgent_goes_at_any_hour_however_many_went_before_also_to_who_switched_everything_off(MailKind kind) {
        Standing off = new Standing(LONDON, Set.of(MailKind.values()), true, Optional.empty(), false, true);
        List<Handed> many = Collections.nCopies(9, new Handed(kind, Optional.empty(), at("2026-06-03T02:59")));

        assertThat(MailRules.decide(request(kind), at("2026-06-03T03:00"), off, many))
                .isEqualTo(new Send());
    }

    @ParameterizedTest
    @CsvSource({
        // The night in which the clock goes forward, and the one in which it goes back.
        "Europe/London,       2026-03-28T22:00, 2026-03-29T07:00:00Z",
        "Europe/London,       2026-10-24T22:00, 2026-10-25T08:00:00Z",
        "America/New_York,    2026-03-07T23:30, 2026-03-08T12:00:00Z",
        "America/New_York,    2026-11-01T01:30, 2026-11-01T13:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T21:00, 2026-04-04T21:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T21:00, 2026-10-03T21:00:00Z",
    })
    void the_night_ends_at_eight_by_the_local_clock_also_when_it_is_changed(
            ZoneId zone, LocalDateTime evening, Instant morning) {
        Instant now = evening.atZone(zone).toInstant();

        assertThat(laterThan(MailRules.decide(request(MailKind.COACH_MESSAGE), now, standing(zone), List.of())))
                .isEqualTo(morning);
        assertThat(MailRules.decide(request(MailKind.COACH_MESSAGE), morning, standing(zone), List.of()))
                .isEqualTo(new Send());
    }

    @Test
    void what_is_switched_off_or_refused_never_goes() {
        Standing off = new Standing(LONDON, Set.of(MailKind.COMEBACK), false, Optional.of(GAP), false, false);
        Standing refuses = new Standing(LONDON, Set.of(), true, Optional.of(GAP), false, false);

        assertThat(MailRules.decide(request(MailKind.COMEBACK), NOON, off, List.of()))
                .isInstanceOf(Never.class);
        assertThat(MailRules.decide(request(MailKind.COACH_MESSAGE), NOON, off, List.of()))
                .isEqualTo(new Send());
        assertThat(MailRules.decide(request(MailKind.COACH_MESSAGE), NOON, refuses, List.of()))
                .isInstanceOf(Never.class);
    }

    @Test
    void nobody_is_called_back_who_moved_or_is_away_or_whose_gap_is_another_by_now() {
        Request comeback = request(MailKind.COMEBACK);
        Standing moved = new Standing(LONDON, Set.of(), false, Optional.empty(), false, false);
        Standing other = new Standing(LONDON, Set.of(), false, Optional.of(UUID.randomUUID()), false, false);
        Standing away = new Standing(LONDON, Set.of(), false, Optional.of(GAP), true, false);

        assertThat(List.of(moved, other, away))
                .allSatisfy(standing -> assertThat(MailRules.decide(comeback, NOON, standing, List.of()))
                        .isInstanceOf(Never.class));
        assertThat(MailRules.decide(request(MailKind.COACH_MESSAGE), NOON, away, List.of()))
                .isEqualTo(new Send());
    }

    @Test
    void seventy_two_hours_lie_between_two_comebacks_also_of_different_gaps() {
        Handed before = new Handed(MailKind.COMEBACK, Optional.of(UUID.randomUUID()), NOON);

        assertThat(laterThan(decide(MailKind.COMEBACK, NOON.plus(Duration.ofHours(71)), before)))
                .isEqualTo(NOON.plus(Duration.ofDays(3)));
        assertThat(decide(MailKind.COMEBACK, NOON.plus(Duration.ofDays(3)), before))
                .isEqualTo(new Send());
    }

    @Test
    void there_are_three_comebacks_in_one_gap_and_no_fourth() {
        List<Handed> three = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Instant at = NOON.plus(Duration.ofHours(72L * number));
            assertThat(decide(MailKind.COMEBACK, at, three.toArray(Handed[]::new)))
                    .isEqualTo(new Send());
            three.add(new Handed(MailKind.COMEBACK, Optional.of(GAP), at));
        }

        assertThat(decide(MailKind.COMEBACK, NOON.plus(Duration.ofDays(30)), three.toArray(Handed[]::new)))
                .isInstanceOf(Never.class);
    }

    @Test
    void five_nudges_are_all_of_seven_dates() {
        Handed[] five = new Handed[5];
        for (int number = 0; number < 5; number++) {
            Instant at = at("2026-05-29T10:00").plus(Duration.ofDays(number));
            five[number] = new Handed(MailKind.COMEBACK, Optional.empty(), at);
        }

        // The first, of 29 May, is no longer one of the last seven dates on 5 June.
        assertThat(laterThan(decide(MailKind.COMEBACK, at("2026-06-04T12:00"), five)))
                .isEqualTo(at("2026-06-05T08:00"));
        assertThat(decide(MailKind.COMEBACK, at("2026-06-05T12:00"), five)).isEqualTo(new Send());
    }

    @Test
    void one_nudge_is_all_of_a_day() {
        Handed before = new Handed(MailKind.COMEBACK, Optional.of(GAP), at("2026-06-03T08:00"));

        assertThat(laterThan(decide(MailKind.COMEBACK, NOON, before))).isEqualTo(at("2026-06-04T08:00"));
    }

    @Test
    void one_changed_plan_and_three_messages_are_all_of_a_local_day() {
        Handed plan = new Handed(MailKind.PLAN_CHANGED, Optional.empty(), at("2026-06-03T08:00"));
        Handed word = new Handed(MailKind.COACH_MESSAGE, Optional.empty(), at("2026-06-03T08:00"));

        assertThat(laterThan(decide(MailKind.PLAN_CHANGED, NOON, plan))).isEqualTo(at("2026-06-04T08:00"));
        assertThat(decide(MailKind.PLAN_CHANGED, at("2026-06-04T08:00"), plan)).isEqualTo(new Send());
        assertThat(decide(MailKind.COACH_MESSAGE, NOON, word, word)).isEqualTo(new Send());
        assertThat(laterThan(decide(MailKind.COACH_MESSAGE, NOON, word, word, word)))
                .isEqualTo(at("2026-06-04T08:00"));
        assertThat(decide(MailKind.PLAN_CHANGED, NOON, word, word, word)).isEqualTo(new Send());
    }

    @Test
    void a_day_is_the_recipients_own() {
        // 23:00 UTC is the next day in Auckland already.
        Handed before = new Handed(MailKind.PLAN_CHANGED, Optional.empty(), Instant.parse("2026-06-03T06:00:00Z"));
        Instant now = Instant.parse("2026-06-03T23:00:00Z");

        assertThat(MailRules.decide(
                        request(MailKind.PLAN_CHANGED), now, standing(ZoneId.of("Pacific/Auckland")), List.of(before)))
                .isEqualTo(new Send());
        assertThat(MailRules.decide(
                        request(MailKind.PLAN_CHANGED),
                        now,
                        standing(ZoneId.of("America/Los_Angeles")),
                        List.of(new Handed(MailKind.PLAN_CHANGED, Optional.empty(), at("2026-06-03T20:00")))))
                .isInstanceOf(Later.class);
    }

    @Test
    void a_second_summary_of_a_week_waits_and_a_second_list_of_a_day_never_goes() {
        Handed summary = new Handed(MailKind.WEEKLY_SUMMARY, Optional.empty(), at("2026-06-01T08:00"));
        Handed list = new Handed(MailKind.TRIAGE_DIGEST, Optional.empty(), at("2026-06-03T08:00"));

        assertThat(decide(MailKind.WEEKLY_SUMMARY, at("2026-06-07T12:00"), summary))
                .isEqualTo(new Later(at("2026-06-08T08:00"), "one a week"));
        assertThat(decide(MailKind.WEEKLY_SUMMARY, at("2026-06-08T12:00"), summary))
                .isEqualTo(new Send());
        assertThat(decide(MailKind.TRIAGE_DIGEST, NOON, list)).isInstanceOf(Never.class);
        assertThat(decide(MailKind.TRIAGE_DIGEST, at("2026-06-04T08:00"), list)).isEqualTo(new Send());
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void nothing_that_urges_to_move_goes_to_a_client_on_hold_and_all_else_does(MailKind kind) {
        Standing onHold = new Standing(LONDON, Set.of(), false, Optional.of(GAP), false, true);
        Set<MailKind> urging = Set.of(
                MailKind.COMEBACK,
                MailKind.REMINDER,
                MailKind.MILESTONE,
                MailKind.WEEKLY_SUMMARY,
                MailKind.FLARE_GUIDANCE);

        assertThat(MailRules.decide(request(kind), NOON, onHold, List.of()))
                .isEqualTo(urging.contains(kind) ? new Never("the client is on hold") : new Send());
    }

    @Test
    void a_reminder_that_does_not_go_at_its_time_does_not_go_at_all() {
        Handed milestone = new Handed(MailKind.MILESTONE, Optional.empty(), at("2026-06-03T09:00"));

        assertThat(decide(MailKind.REMINDER, NOON)).isEqualTo(new Send());
        assertThat(decide(MailKind.REMINDER, at("2026-06-03T21:00"))).isEqualTo(new Never("quiet hours"));
        assertThat(decide(MailKind.REMINDER, NOON, milestone)).isEqualTo(new Never("one nudge a day"));
    }

    @Test
    void four_reminders_are_all_of_seven_dates() {
        Handed[] four = new Handed[4];
        for (int number = 0; number < 4; number++) {
            Instant at = at("2026-05-29T18:00").plus(Duration.ofDays(number));
            four[number] = new Handed(MailKind.REMINDER, Optional.empty(), at);
        }

        assertThat(decide(MailKind.REMINDER, at("2026-06-04T18:00"), four)).isEqualTo(new Never("4 a week"));
        assertThat(decide(MailKind.REMINDER, at("2026-06-05T18:00"), four)).isEqualTo(new Send());
        assertThat(decide(MailKind.COMEBACK, at("2026-06-04T18:00"), four)).isEqualTo(new Send());
    }

    @Test
    void nudges_of_all_kinds_count_together() {
        Handed reminder = new Handed(MailKind.REMINDER, Optional.empty(), at("2026-06-03T09:00"));
        Handed message = new Handed(MailKind.COACH_MESSAGE, Optional.empty(), at("2026-06-03T09:00"));

        for (MailKind nudge : List.of(MailKind.COMEBACK, MailKind.MILESTONE)) {
            assertThat(decide(nudge, NOON, reminder)).isEqualTo(new Later(at("2026-06-04T08:00"), "one nudge a day"));
            assertThat(decide(nudge, NOON, message)).isEqualTo(new Send());
        }
        assertThat(decide(MailKind.FLARE_GUIDANCE, NOON, reminder)).isEqualTo(new Send());
    }

    @Test
    void one_word_about_a_flare_is_all_of_a_day() {
        Handed before = new Handed(MailKind.FLARE_GUIDANCE, Optional.empty(), at("2026-06-03T08:00"));

        assertThat(decide(MailKind.FLARE_GUIDANCE, NOON, before)).isInstanceOf(Never.class);
        assertThat(decide(MailKind.FLARE_GUIDANCE, at("2026-06-04T08:00"), before))
                .isEqualTo(new Send());
    }

    @Test
    void a_fact_is_fresh_for_forty_eight_hours() {
        assertThat(MailRules.isFresh(NOON, NOON.plus(Duration.ofDays(2)))).isTrue();
        assertThat(MailRules.isFresh(NOON, NOON.plus(Duration.ofDays(2)).plusNanos(1_000)))
                .isFalse();
    }

    private static Decision decide(MailKind kind, Instant now, Handed... history) {
        return MailRules.decide(request(kind), now, standing(LONDON), List.of(history));
    }

    private static Request request(MailKind kind) {
        return new Request(kind, kind == MailKind.COMEBACK ? Optional.of(GAP) : Optional.empty());
    }

    private static Standing standing(ZoneId zone) {
        return new Standing(zone, Set.of(), false, Optional.of(GAP), false, false);
    }

    private static Instant laterThan(Decision decision) {
        assertThat(decision).isInstanceOf(Later.class);
        return ((Later) decision).at();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }
}
