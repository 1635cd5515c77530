package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import onward.contracts.Json;
import onward.local.demo.Request;
import onward.local.demo.Seed;
import onward.local.demo.Story;
import onward.local.demo.Telling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code ./onward up} as everybody calls it, without {@code --empty}. */
class DemoTest {
    private static final List<Story> STORIES = Studio.demoStories();

    /** What nobody tells: it goes with being a client, or is found. */
    private static final Set<String> NOT_OF_A_STORY =
            Set.of("ClientEnrolled", "CoachAssigned", "TriageReasonRaised", "TriageReasonCleared");

    /** What was told of a client, counted from the requests. */
    private record Told(int sessions, int corrected, int withdrawn, int checkIns, int plans, int notes) {}

    @Test
    void the_stories_are_there_once_without_mails_of_the_past_and_a_second_start_tells_nothing() throws Exception {
        try (RunningInstance onward = RunningInstance.prepared()) {
            upWithStories(onward);
            Instant anchor = new SeedingJournal(onward.data().demoFile()).anchor(Instant::now);
            Person coach = onward.coach();
            Map<UUID, Long> versions = versions(coach);
            everyTimelineTellsItsStory(coach, versions, anchor);
            walkingIsAsTold(coach, story("Robin Walker"), anchor);
            walkingIsAsTold(coach, story("Kenji Harbour"), anchor);
            onlyInvitationsWereSent(onward);
            // A gap is believed when nothing more has come in for ten minutes.
            pass(onward, "PT15M");
            theListHasThoseWhomACoachWouldLookFor(coach);

            onward.down();
            CommandLineRun again = upWithStories(onward);
            assertThat(again.out()).doesNotContain("seeding").contains("Declan Moss");
            assertThat(versions(onward.coach())).isEqualTo(versions);
            onlyInvitationsWereSent(onward);

            nothingOfThePastIsMailedLater(onward);
            pass(onward, "PT72H");
            whoHasNotBegunStandsBetweenTheFlareAndThoseWhoStopped(onward.coach());
        }
    }

    /** Two more starts of the whole: for the campaign, {@code ./onward test -Donward.campaign=true}. */
    @Test
    @EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
    void killed_in_the_middle_it_goes_on_at_the_next_start() throws Exception {
        try (RunningInstance onward = RunningInstance.prepared()) {
            Process up = new ProcessBuilder(onward.command(
                            "up", "--data", onward.data().root().toString(), "--port", Integer.toString(onward.port())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !up.isAlive() || answered(onward) >= 40);
            assertThat(up.isAlive()).isTrue();
            up.destroyForcibly().waitFor();
            long before = answered(onward);
            Instant anchor = new SeedingJournal(onward.data().demoFile()).anchor(Instant::now);
            assertThat(new SeedingJournal(onward.data().demoFile()).isDone()).isFalse();

            CommandLineRun again = upWithStories(onward);
            assertThat(again.out()).contains("going on where it was stopped");
            assertThat(answered(onward)).isGreaterThan(before);
            assertThat(new SeedingJournal(onward.data().demoFile()).anchor(Instant::now))
                    .isEqualTo(anchor);
            everyTimelineTellsItsStory(onward.coach(), versions(onward.coach()), anchor);
        }
    }

    private static long answered(RunningInstance onward) {
        return new SeedingJournal(onward.data().demoFile()).answered();
    }

    private static CommandLineRun upWithStories(RunningInstance onward) {
        CommandLineRun up = onward.run(
                "up", "--detach", "--data", onward.data().root().toString(), "--port", Integer.toString(onward.port()));
        assertThat(up.exitCode()).as(up.out() + up.error()).isZero();
        up.out()
                .lines()
                .filter(line -> line.contains("demo clients") || line.contains("is ready after"))
                .forEach(System.out::println);
        return up;
    }

    private static Map<UUID, Long> versions(Person coach) {
        var versions = new HashMap<UUID, Long>();
        for (Story story : STORIES) {
            UUID client = story.client(Seed.DEMO).clientId();
            versions.put(client, coach.get("/v1/clients/" + client).version());
        }
        assertThat(versions).hasSizeGreaterThanOrEqualTo(13);
        return versions;
    }

    private static void everyTimelineTellsItsStory(Person coach, Map<UUID, Long> versions, Instant anchor)
            throws IOException {
        for (Story story : STORIES) {
            UUID client = story.client(Seed.DEMO).clientId();
            Map<String, Integer> kinds = new TreeMap<>();
            coach.timeline(client, versions.get(client)).stream()
                    .filter(entry ->
                            !NOT_OF_A_STORY.contains(entry.at("/event/type").asText()))
                    .forEach(entry -> kinds.merge(entry.get("kind").asText(), 1, Integer::sum));
            Told told = told(story, anchor);
            assertThat(new Told(
                            kinds.getOrDefault("session", 0),
                            kinds.getOrDefault("session-corrected", 0),
                            kinds.getOrDefault("session-withdrawn", 0),
                            kinds.getOrDefault("check-in", 0),
                            kinds.getOrDefault("plan", 0),
                            kinds.getOrDefault("note", 0)))
                    .as(story.name() + " " + kinds)
                    .isEqualTo(told);
        }
    }

    /** By the most urgent reason of each; what is found a moment after it was told is waited for. */
    private static void theListHasThoseWhomACoachWouldLookFor(Person coach) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(listed(coach))
                        .containsEntry("Oskar Reed", "red-flag")
                        .containsEntry("Priya Linden", "flare")
                        .containsEntry("Declan Moss", "stopped")
                        .containsEntry("Leonie Birch", "dropping")
                        .containsEntry("Amara Meadow", "unconfirmed")
                        .containsEntry("Noor Saffron", "unconfirmed")
                        .doesNotContainKeys(
                                "Robin Walker",
                                "Tomasz Brook",
                                "Grace Heather",
                                "Mateo Sierra",
                                "Mia Coral",
                                "Hana Poppy"));
        Map<String, String> listed = listed(coach);
        assertThat(new ArrayList<>(listed.keySet()).subList(0, 4))
                .containsExactly("Oskar Reed", "Priya Linden", "Declan Moss", "Leonie Birch");
        assertThat(listed.values().stream().distinct())
                .containsExactly("red-flag", "flare", "stopped", "dropping", "unconfirmed");
    }

    /** Dates count from the enrolment on. Nobody has logged since, so that all others have stopped, or not begun either. */
    private static void whoHasNotBegunStandsBetweenTheFlareAndThoseWhoStopped(Person coach) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, String> listed = listed(coach);
            assertThat(new ArrayList<>(listed.entrySet()))
                    .startsWith(Map.entry("Oskar Reed", "red-flag"), Map.entry("Priya Linden", "flare"));
            assertThat(listed).containsEntry("Hana Poppy", "never-started").containsEntry("Declan Moss", "stopped");
            assertThat(listed.values().stream().distinct()).startsWith("red-flag", "flare", "never-started", "stopped");
        });
    }

    private static Map<String, String> listed(Person coach) {
        Map<String, String> listed = new LinkedHashMap<>();
        coach.get("/v1/roster?limit=200")
                .ok()
                .get("clients")
                .forEach(client -> listed.put(
                        client.get("name").asText(),
                        client.at("/reasons/0/code").asText()));
        return listed;
    }

    private static Told told(Story story, Instant anchor) throws IOException {
        Set<String> sessions = new HashSet<>();
        int corrected = 0;
        int withdrawn = 0;
        int checkIns = 0;
        int plans = 0;
        int notes = 0;
        for (Request request : Telling.of(story, Seed.DEMO, anchor)) {
            for (JsonNode operation : Json.strict().readTree(request.body()).path("operations")) {
                sessions.add(operation.get("sessionId").asText());
                corrected += operation.has("ifMatch") ? 1 : 0;
                withdrawn += operation.get("op").asText().equals("withdraw") ? 1 : 0;
            }
            checkIns += request.path().contains("/check-ins/") ? 1 : 0;
            plans += request.path().endsWith("/plan") ? 1 : 0;
            // Consents stand among the notes.
            notes += request.path().contains("/notes/") || request.path().contains("/consents/") ? 1 : 0;
        }
        return new Told(sessions.size(), corrected, withdrawn, checkIns, plans, notes);
    }

    /** Three walks of ten minutes a day: the best three of each date, in the zone it was logged in. */
    private static void walkingIsAsTold(Person coach, Story story, Instant anchor) throws IOException {
        LocalDate today = LocalDate.ofInstant(anchor, story.home());
        LocalDate from = today.minusDays(56);
        LocalDate to = today.minusDays(1);
        Map<LocalDate, List<BigDecimal>> walks = new HashMap<>();
        for (Request request : Telling.of(story, Seed.DEMO, anchor)) {
            for (JsonNode operation : Json.strict().readTree(request.body()).path("operations")) {
                JsonNode session = operation.get("session");
                LocalDate date = OffsetDateTime.parse(session.get("startedAt").asText())
                        .atZoneSameInstant(ZoneId.of(session.get("timeZone").asText()))
                        .toLocalDate();
                for (JsonNode entry : session.get("entries")) {
                    if (entry.get("item").asText().equals("walk")) {
                        walks.computeIfAbsent(date, _ -> new ArrayList<>())
                                .add(entry.get("minutes").decimalValue().min(BigDecimal.TEN));
                    }
                }
            }
        }
        int tenths = from.datesUntil(to.plusDays(1))
                .flatMap(date -> walks.getOrDefault(date, List.of()).stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(3))
                .mapToInt(BigDecimal::intValueExact)
                .sum();
        JsonNode walking = coach.get(
                        "/v1/clients/" + story.client(Seed.DEMO).clientId() + "/adherence?from=" + from + "&to=" + to)
                .ok()
                .at("/categories/walking");
        assertThat(walking.get("due").asText()).isEqualTo("168");
        assertThat(walking.get("earned").asText()).as(story.name()).isEqualTo(fraction(tenths, 10));
        System.out.printf(
                "%s earned %s of 168 walks%n",
                story.name(), walking.get("earned").asText());
    }

    private static String fraction(int numerator, int denominator) {
        int divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .intValueExact();
        return denominator == divisor
                ? Integer.toString(numerator / divisor)
                : numerator / divisor + "/" + denominator / divisor;
    }

    private static void onlyInvitationsWereSent(RunningInstance onward) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mails(onward))
                        .extracting(mail -> mail.get("kind").asText() + " to "
                                + mail.get("to").asText())
                        .containsAll(STORIES.stream()
                                .map(story -> "invitation to " + story.email())
                                .toList()));
        // What somebody reached yesterday or today is news, and may be told by now.
        assertThat(mails(onward).stream()
                        .filter(mail -> !mail.get("to").asText().startsWith("coach@"))
                        .map(mail -> mail.get("kind").asText())
                        .filter(kind -> !kind.equals("milestone")))
                .containsOnly("invitation")
                .hasSize(STORIES.size() + 1);
    }

    /** Half an hour after a change it is mailed, though not in quiet hours; a gap of two days, in the morning. */
    private static void nothingOfThePastIsMailedLater(RunningInstance onward) {
        pass(onward, "PT12H");
        assertThat(mails(onward))
                .extracting(mail -> mail.get("kind").asText())
                .doesNotContain("plan-changed", "comeback", "coach-message");
    }

    private static void pass(RunningInstance onward, String time) {
        onward.anyone().post("/dev/clock", Map.of("advance", time)).ok();
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        !onward.anyone().get("/dev/clock").ok().get("moving").booleanValue());
    }

    private static List<JsonNode> mails(RunningInstance onward) {
        var mails = new ArrayList<JsonNode>();
        onward.anyone().get("/dev/mail").ok().get("messages").forEach(mails::add);
        return mails;
    }

    private static Story story(String name) {
        return STORIES.stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
