package onward.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.Json;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Client ROBIN =
            new Client(new UUID(1, 2), "Robin Walker", "client@demo.onward.test", "Europe/London");
    private static final List<Story> STORIES = Stories.all(ROBIN);

    /** Every five hours of three weeks in which clocks are changed in Europe, America and Australia. */
    private static final List<Instant> ANCHORS = IntStream.range(0, 21 * 24 / 5)
            .mapToObj(step -> Instant.parse("2026-10-19T00:10:00Z").plus(Duration.ofHours(5L * step)))
            .toList();

    private static final Instant ANCHOR = Instant.parse("2026-11-04T15:30:00Z");

    /** Whose last movement must not be of late. */
    private static final Set<String> AT_REST = Set.of("Declan Moss", "Mateo Sierra", "Noor Saffron", "Hana Poppy");

    @Test
    void the_same_seed_and_moment_give_the_same_requests_and_others_give_others() {
        for (Story story : STORIES) {
            List<Request> told = Telling.of(story, Seed.DEMO, ANCHOR);
            assertThat(Telling.of(story, new Seed("onward demo 1"), ANCHOR)).isEqualTo(told);
            assertThat(Telling.of(story, new Seed("another"), ANCHOR)).isNotEqualTo(told);
            assertThat(Telling.of(story, Seed.DEMO, ANCHOR.plus(Duration.ofDays(1))))
                    .isNotEqualTo(told);
        }
    }

    @Test
    void there_are_at_least_twelve_clients_beside_robin_with_ids_and_addresses_of_their_own() {
        List<Client> clients =
                STORIES.stream().map(story -> story.client(Seed.DEMO)).toList();
        assertThat(clients).hasSizeGreaterThanOrEqualTo(13).contains(ROBIN);
        assertThat(clients).extracting(Client::clientId).doesNotHaveDuplicates();
        assertThat(clients)
                .extracting(Client::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z.]+@demo\\.onward\\.test"));
        assertThat(clients)
                .extracting(Client::timeZone)
                .contains("America/New_York", "Australia/Sydney", "Europe/London");
    }

    @Test
    void nothing_is_told_twice_but_what_the_phone_off_line_repeats() {
        for (Story story : STORIES) {
            List<Request> told = Telling.of(story, Seed.DEMO, ANCHOR);
            assertThat(told).doesNotHaveDuplicates();
            List<JsonNode> puts = operations(story, ANCHOR).stream()
                    .filter(operation -> operation.get("op").asText().equals("put") && !operation.has("ifMatch"))
                    .toList();
            long repeated = puts.size() - puts.stream().distinct().count();
            assertThat(repeated).as(story.name()).isEqualTo(story.name().equals("Ingrid Fell") ? 3 : 0);
            assertThat(puts.stream().map(put -> put.get("sessionId")).distinct().count())
                    .isEqualTo(puts.stream().distinct().count());
        }
    }

    @Test
    void what_was_off_line_comes_in_one_batch_in_mixed_order() {
        Story ingrid = story("Ingrid Fell");
        List<List<OffsetDateTime>> starts = bodies(ingrid, ANCHOR, "sessions:batch").stream()
                .map(StoriesTest::starts)
                .toList();
        assertThat(starts).hasSize(3);
        assertThat(starts.getFirst()).isSorted();
        assertThat(starts.get(1)).hasSizeGreaterThan(12).isNotEqualTo(sorted(starts.get(1)));
        assertThat(sorted(starts.get(1)).getFirst()).isAfter(starts.getFirst().getLast());
    }

    @Test
    void every_session_has_the_offset_of_its_zone_and_is_over_at_the_moment_of_the_seeding() {
        for (Instant anchor : ANCHORS) {
            for (Story story : STORIES) {
                for (JsonNode session : sessions(story, anchor)) {
                    OffsetDateTime startedAt =
                            OffsetDateTime.parse(session.get("startedAt").asText());
                    ZoneId zone = ZoneId.of(session.get("timeZone").asText());
                    assertThat(zone.getRules().getOffset(startedAt.toInstant())).isEqualTo(startedAt.getOffset());
                    assertThat(end(session)).isBeforeOrEqualTo(anchor);
                }
            }
        }
    }

    @Test
    void nobodys_last_movement_lies_between_a_day_and_a_half_and_five_days_back() {
        for (Instant anchor : ANCHORS) {
            for (Story story : STORIES) {
                if (AT_REST.contains(story.name())) {
                    continue;
                }
                assertThat(Duration.between(lastMovement(story, anchor), anchor))
                        .as(story.name() + " at " + anchor)
                        .isLessThan(Duration.ofHours(36));
            }
            assertThat(Duration.between(lastMovement(story("Declan Moss"), anchor), anchor))
                    .isBetween(Duration.ofDays(5), Duration.ofDays(8));
            // Paused from the day after on: the hours stand still.
            assertThat(Duration.between(lastMovement(story("Mateo Sierra"), anchor), anchor))
                    .isGreaterThan(Duration.ofDays(5));
        }
    }

    @Test
    void all_plans_but_that_of_the_flare_are_first_versions_and_the_flare_wants_no_mails() throws Exception {
        for (Story story : STORIES) {
            List<JsonNode> plans = bodies(story, ANCHOR, "/plan");
            if (story.name().equals("Priya Linden")) {
                assertThat(plans).hasSize(2);
                assertThat(bodies(story, ANCHOR, "/consents/e-mail"))
                        .containsExactly(Json.strict().readTree("{\"given\":false}"));
            } else {
                assertThat(plans).hasSize(1);
            }
        }
    }

    @Test
    void sessions_are_logged_in_the_zones_of_the_travels() {
        assertThat(sessions(story("Kenji Harbour"), ANCHOR))
                .extracting(session -> session.get("timeZone").asText())
                .contains("Asia/Tokyo", "America/Los_Angeles", "Asia/Singapore", "Europe/London");
    }

    @Test
    void corrections_and_withdrawals_are_of_sessions_that_were_told_before() {
        int setRight = 0;
        for (Instant anchor : ANCHORS) {
            for (Story story : STORIES) {
                Set<String> told = new HashSet<>();
                int expected = (int) story.happenings().stream()
                        .filter(happening ->
                                happening instanceof Happening.Corrected || happening instanceof Happening.Withdrawn)
                        .count();
                int found = 0;
                for (JsonNode operation : operations(story, anchor)) {
                    String id = operation.get("sessionId").asText();
                    if (operation.has("ifMatch") || operation.get("op").asText().equals("withdraw")) {
                        assertThat(told).contains(id);
                        found++;
                    } else {
                        told.add(id);
                    }
                }
                assertThat(found).as(story.name() + " at " + anchor).isEqualTo(expected);
                setRight += found;
            }
        }
        assertThat(setRight).isPositive();
    }

    @Test
    void pain_falls_for_those_on_their_way_and_rises_with_the_flare() {
        assertThat(pains("Robin Walker")).startsWith(5).endsWith(1).isSortedAccordingTo(Comparator.reverseOrder());
        List<JsonNode> flares = bodies(story("Priya Linden"), ANCHOR, "/check-ins/").stream()
                .filter(checkIn -> checkIn.get("flare").booleanValue())
                .toList();
        assertThat(flares).hasSize(1);
        assertThat(flares.getFirst().get("painNow").intValue()).isEqualTo(8);
        assertThat(LocalDate.parse(flares.getFirst().get("at").asText().substring(0, 10)))
                .isEqualTo(LocalDate.parse(bodies(story("Priya Linden"), ANCHOR, "/plan")
                        .getLast()
                        .get("effectiveFrom")
                        .asText()));
    }

    @Test
    void one_has_a_red_flag_on_the_evening_before_and_one_has_never_begun() {
        for (Instant anchor : ANCHORS) {
            List<JsonNode> flagged = STORIES.stream()
                    .flatMap(story -> bodies(story, anchor, "/check-ins/").stream())
                    .filter(checkIn -> checkIn.has("redFlags"))
                    .toList();
            assertThat(flagged).hasSize(1);
            assertThat(flagged.getFirst().get("redFlags").toString()).isEqualTo("[\"fever\"]");
            OffsetDateTime at =
                    OffsetDateTime.parse(flagged.getFirst().get("at").asText());
            assertThat(at.toLocalDate())
                    .isEqualTo(LocalDate.ofInstant(anchor, story("Oskar Reed").home())
                            .minusDays(1));
            assertThat(operations(story("Hana Poppy"), anchor)).isEmpty();
        }
    }

    private static Story story(String name) {
        return STORIES.stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> pains(String name) {
        return bodies(story(name), ANCHOR, "/check-ins/").stream()
                .map(checkIn -> checkIn.get("painNow").intValue())
                .toList();
    }

    private static Instant lastMovement(Story story, Instant anchor) {
        List<JsonNode> operations = operations(story, anchor);
        List<String> withdrawn = operations.stream()
                .filter(operation -> operation.get("op").asText().equals("withdraw"))
                .map(operation -> operation.get("sessionId").asText())
                .toList();
        return operations.stream()
                .filter(operation -> operation.has("session")
                        && !withdrawn.contains(operation.get("sessionId").asText()))
                .map(operation -> end(operation.get("session")))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant end(JsonNode session) {
        return OffsetDateTime.parse(session.get("startedAt").asText())
                .plusMinutes(session.get("durationMinutes").longValue())
                .toInstant();
    }

    private static List<JsonNode> sessions(Story story, Instant anchor) {
        return operations(story, anchor).stream()
                .filter(operation -> operation.has("session"))
                .map(operation -> operation.get("session"))
                .toList();
    }

    private static List<JsonNode> operations(Story story, Instant anchor) {
        var all = new ArrayList<JsonNode>();
        bodies(story, anchor, "sessions:batch")
                .forEach(batch -> batch.get("operations").forEach(all::add));
        return all;
    }

    private static List<OffsetDateTime> starts(JsonNode batch) {
        return batch.get("operations").findValuesAsText("startedAt").stream()
                .map(OffsetDateTime::parse)
                .toList();
    }

    private static List<OffsetDateTime> sorted(List<OffsetDateTime> times) {
        return times.stream().sorted().toList();
    }

    private static List<JsonNode> bodies(Story story, Instant anchor, String path) {
        Stream<Request> requests = Telling.of(story, Seed.DEMO, anchor).stream();
        return requests.filter(request -> path.endsWith("/")
                        ? request.path().contains(path)
                        : request.path().endsWith(path))
                .map(StoriesTest::body)
                .toList();
    }

    private static JsonNode body(Request request) {
        try {
            return Json.strict().readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
