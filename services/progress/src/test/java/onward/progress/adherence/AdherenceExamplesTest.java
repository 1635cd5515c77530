package onward.progress.adherence;

import static java.util.stream.Collectors.joining;
import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.june;
import static onward.progress.adherence.Story.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked examples of the page that explains the figures to a coach: what stands there is what comes out. */
class AdherenceExamplesTest {
    private static final Path PAGE = Path.of("../../docs/adherence.md");

    private static final String TWO_DAYS = "; two days";

    private static final Map<String, Consumer<List<String>>> TABLES = Map.of(
            "asked for | done on one day | explained as | the day", AdherenceExamplesTest::day,
            "asked for | the week | overall", AdherenceExamplesTest::week,
            "began at | logged in | counts for", AdherenceExamplesTest::date,
            "the days, today after them | streak", AdherenceExamplesTest::streak,
            "what is known of a walk, in any order | counts", AdherenceExamplesTest::revisions);

    @TestFactory
    Stream<DynamicTest> every_example_gives_what_the_page_says() throws IOException {
        List<DynamicTest> examples = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        for (int i = 0; i < lines.size(); i++) {
            String header = String.join(" | ", cells(lines.get(i)));
            if (TABLES.containsKey(header)) {
                found.add(header);
                for (int row = i + 2; row < lines.size() && lines.get(row).startsWith("|"); row++) {
                    List<String> cells = cells(lines.get(row));
                    examples.add(
                            dynamicTest(lines.get(row), () -> TABLES.get(header).accept(cells)));
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
        assertThat(examples).hasSize(25);
        return examples.stream();
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    private static void day(List<String> example) {
        Adherence day =
                PlainWords.story(example.get(0), "Mon: " + example.get(1)).on(1);
        assertThat(day.slots().stream()
                        .flatMap(filled -> filled.filledBy().stream())
                        .map(credited -> credited.how().inWords())
                        .collect(joining("; ")))
                .isEqualTo(example.get(2));
        assertThat(day.overall().map(Fraction::toString)).contains(example.get(3));
    }

    private static void week(List<String> example) {
        int lastDay = example.get(1).endsWith(TWO_DAYS) ? 2 : 7;
        Story story = PlainWords.story(example.get(0), example.get(1).replace(TWO_DAYS, ""));
        assertThat(story.over(1, lastDay).sums().overallInWords()).contains(example.get(2));
    }

    private static void date(List<String> example) {
        ZoneId zone = ZoneId.of(example.get(1));
        ZonedDateTime start = OffsetDateTime.parse(example.get(0)).atZoneSameInstant(zone);
        LocalDate date = LocalDate.parse(example.get(2));
        Log log = new Story()
                .did(UUID.randomUUID(), 1, start.toOffsetDateTime().toString(), zone.getId(), minutes("walk", 10))
                .log();
        Log planned = new Log(
                List.of(new PlanVersion(1, date.minusDays(9), List.of(THREE_WALKS))),
                List.of(),
                log.revisions(),
                log.withdrawn());
        Adherence around = Adherence.of(Diary.of(planned), new Window(date.minusDays(3), date.plusDays(3)));
        assertThat(around.days().stream()
                        .filter(day -> day.moving() == DayStatus.Mark.HIT)
                        .map(DayStatus::date))
                .containsExactly(date);
    }

    private static void streak(List<String> example) {
        Story story = Story.of(THREE_WALKS);
        int day = 1;
        for (String mark : example.get(0).split(" ", -1)) {
            switch (mark) {
                case "hit" -> story.walked(day++, 10, 10, 10);
                case "neutral" -> story.excused(day, day++);
                case "miss" -> day++;
                default -> throw new IllegalArgumentException(mark);
            }
        }
        int expected = Integer.parseInt(example.get(1));
        assertThat(story.streaks(day)).isEqualTo(new Streaks(expected, expected));
    }

    private static void revisions(List<String> example) {
        Random random = new Random(7);
        for (int time = 0; time < 50; time++) {
            List<String> known = new ArrayList<>(List.of(example.get(0).split("; ", -1)));
            known.add(known.get(random.nextInt(known.size())));
            Collections.shuffle(known, random);
            Story story = Story.of(THREE_WALKS);
            known.forEach(what -> tell(story, what));
            assertThat(story.overall(1, 1)).as(known.toString()).isEqualTo(example.get(1));
        }
    }

    private static void tell(Story story, String what) {
        UUID walk = new UUID(1, 1);
        String at = june(1) + "T09:00:00+01:00";
        switch (what) {
            case "logged 10 min" -> story.did(walk, 1, at, "Europe/London", minutes("walk", 10));
            case "corrected to 5 min" -> story.did(walk, 2, at, "Europe/London", minutes("walk", 5));
            case "withdrawn" -> story.withdrew(walk);
            default -> throw new IllegalArgumentException(what);
        }
    }
}
