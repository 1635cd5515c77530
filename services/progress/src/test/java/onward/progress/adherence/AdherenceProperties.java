package onward.progress.adherence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onward.contracts.value.Frequency;
import onward.progress.Histories;

/** What holds for every log. How often it is tried: see the module's POM. */
class AdherenceProperties {
    private static final Window WINDOW = Histories.WINDOW;

    @Provide
    Arbitrary<Log> logs() {
        return Histories.any().map(Histories::log);
    }

    @Property
    void order_and_repetition_do_not_matter_not_even_to_the_explanation(
            @ForAll("logs") Log log, @ForAll Random random) {
        Log shuffled = new Log(
                shuffled(log.plans(), random),
                shuffled(log.absences(), random),
                shuffled(log.revisions(), random),
                log.withdrawn());
        assertThat(figures(shuffled)).isEqualTo(figures(log));
    }

    @Property
    void nobody_earns_less_than_nothing_or_more_than_is_due(@ForAll("logs") Log log) {
        Adherence adherence = adherence(log);
        assertThat(adherence.items().values()).allSatisfy(AdherenceProperties::isWithinBounds);
        assertThat(adherence.categories().values()).allSatisfy(AdherenceProperties::isWithinBounds);
        assertThat(adherence.slots()).extracting(FilledSlots::score).allSatisfy(AdherenceProperties::isWithinBounds);
        assertThat(adherence.overall().orElse(Fraction.ZERO))
                .isGreaterThanOrEqualTo(Fraction.ZERO)
                .isLessThanOrEqualTo(Fraction.ONE);
    }

    @Property
    void the_slots_of_an_item_add_up_to_its_figures(@ForAll("logs") Log log) {
        Adherence adherence = adherence(log);
        assertThat(added(adherence.slots().stream())).isEqualTo(adherence.items());
        assertThat(adherence.slots()).allSatisfy(filled -> {
            Fraction due = Credit.sum(filled.parts().stream().map(Part::due).toList());
            Fraction done =
                    Credit.sum(filled.filledBy().stream().map(Credited::credit).toList());
            assertThat(filled.score()).isEqualTo(new Score(done.min(due), due));
        });
    }

    @Property
    void the_weeks_add_up_to_the_whole(@ForAll("logs") Log log) {
        Adherence adherence = adherence(log);
        assertThat(added(adherence.weeks().stream().map(Adherence.Week::sums))).isEqualTo(adherence.items());
        assertThat(adherence.weeks())
                .allSatisfy(week -> assertThat(week.sums())
                        .isEqualTo(Adherence.of(Diary.of(log), week.window()).sums()));
    }

    @Property
    void the_days_and_the_weekly_slots_add_up_to_the_whole(@ForAll("logs") Log log) {
        Adherence adherence = adherence(log);
        Stream<Sums> days = adherence.days().stream().map(DayStatus::daily);
        Sums weekly = Sums.of(adherence.slots().stream().filter(AdherenceProperties::isWeekly));
        assertThat(added(Stream.concat(days, Stream.of(weekly)))).isEqualTo(adherence.items());
    }

    @Property
    void every_performance_is_explained_once(@ForAll("logs") Log log) {
        Diary diary = Diary.of(log);
        Adherence adherence = Adherence.of(diary, WINDOW);
        List<Performance> explained = Stream.of(
                        adherence.slots().stream()
                                .flatMap(filled -> filled.filledBy().stream())
                                .map(Credited::performance),
                        adherence.slots().stream().flatMap(FilledSlots::ignored).map(Ignored::performance),
                        adherence.ignored().stream().map(Ignored::performance))
                .flatMap(some -> some)
                .toList();
        List<Performance> performed = WINDOW.dates()
                .map(diary::day)
                .flatMap(day -> Stream.concat(
                        day.performed().stream(), day.linked().stream().map(Linked::performance)))
                .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(performed);
    }

    @Property
    void every_sum_is_what_it_says(@ForAll("logs") Log log) {
        Adherence adherence = adherence(log);
        assertThat(adherence.sums().overallInWords().map(ReadAloud::result)).isEqualTo(adherence.overall());
        adherence
                .categories()
                .forEach((category, score) -> assertThat(
                                ReadAloud.result(adherence.sums().inWords(category)))
                        .isEqualTo(score.ratio()));
        adherence
                .slots()
                .forEach(filled -> assertThat(ReadAloud.result(filled.inWords())
                                .min(filled.score().due()))
                        .as(filled.inWords())
                        .isEqualTo(filled.score().earned()));
        adherence.slots().stream()
                .flatMap(filled -> filled.filledBy().stream())
                .forEach(credited -> assertThat(
                                ReadAloud.fraction(credited.how().inWords().replaceAll(".*= |;.*", "")))
                        .isEqualTo(credited.credit()));
    }

    private static Adherence adherence(Log log) {
        return Adherence.of(Diary.of(log), WINDOW);
    }

    private static void isWithinBounds(Score score) {
        assertThat(score.due()).isGreaterThan(Fraction.ZERO);
        assertThat(score.earned()).isGreaterThanOrEqualTo(Fraction.ZERO);
        assertThat(score.earned()).isLessThanOrEqualTo(score.due());
    }

    private static boolean isWeekly(FilledSlots filled) {
        return filled.parts().getFirst().item().frequency() instanceof Frequency.PerWeek;
    }

    private static Map<String, Score> added(Stream<?> parts) {
        return parts.flatMap(part -> switch (part) {
                    case Sums sums -> sums.items().entrySet().stream();
                    case FilledSlots filled -> Stream.of(Map.entry(filled.item(), filled.score()));
                    default -> throw new IllegalArgumentException(part.toString());
                })
                .collect(groupingBy(
                        Map.Entry::getKey, TreeMap::new, reducing(Score.NOTHING, Map.Entry::getValue, Score::plus)));
    }

    private static List<Object> figures(Log log) {
        Diary diary = Diary.of(log);
        StreakWalk walk = StreakWalk.from(WINDOW.to());
        walk.backTo(WINDOW.from(), diary);
        return List.of(Adherence.of(diary, WINDOW), walk.moving(), walk.onPlan());
    }

    /** Each element once or twice, in any order. */
    private static <T> List<T> shuffled(Collection<T> once, Random random) {
        List<T> often = new ArrayList<>(once);
        once.stream().filter(_ -> random.nextBoolean()).forEach(often::add);
        Collections.shuffle(often, random);
        return often;
    }
}
