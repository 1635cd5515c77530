package onward.progress.adherence;

import static onward.progress.adherence.Story.TEN_MINUTES;
import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.item;
import static onward.progress.adherence.Story.june;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.reps;
import static onward.progress.adherence.Story.sets;
import static onward.progress.adherence.Story.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onward.contracts.value.Category;
import onward.contracts.value.Entry;
import onward.contracts.value.PlanItem;

/** What holds for every log. */
class AdherenceProperties {
    private static final Window JUNE = new Window(june(1), june(30));
    private static final List<PlanItem> ITEMS = List.of(
            THREE_WALKS,
            item("core", Category.CORE, reps(3, 8, 10), weekly(3)),
            item("row", Category.STRENGTH, null, weekly(2)),
            item("stretch", Category.STRETCHING, TEN_MINUTES, Story.ONCE_A_DAY));

    @Property(tries = 200)
    void order_and_repetition_do_not_matter(@ForAll("logs") Log log, @ForAll Random random) {
        Log shuffled = new Log(
                shuffled(log.plans(), random),
                shuffled(log.absences(), random),
                shuffled(log.revisions(), random),
                log.withdrawn());
        assertThat(figures(shuffled)).isEqualTo(figures(log));
    }

    @Property(tries = 200)
    void nobody_earns_less_than_nothing_or_more_than_is_due(@ForAll("logs") Log log) {
        Adherence adherence = Adherence.of(Diary.of(log), JUNE);
        assertThat(adherence.items().values()).allSatisfy(AdherenceProperties::isWithinBounds);
        assertThat(adherence.categories().values()).allSatisfy(AdherenceProperties::isWithinBounds);
        assertThat(adherence.overall()).hasValueSatisfying(overall -> {
            assertThat(overall).isGreaterThanOrEqualTo(Fraction.ZERO);
            assertThat(overall).isLessThanOrEqualTo(Fraction.ONE);
        });
    }

    @Property(tries = 200)
    void weeks_add_up_to_the_whole(@ForAll("logs") Log log) {
        Diary diary = Diary.of(log);
        Score whole = sum(Adherence.of(diary, JUNE));
        Score weeks = JUNE.weeks().stream()
                .map(week -> sum(Adherence.of(diary, week)))
                .reduce(Score.NOTHING, Score::plus);
        assertThat(weeks).isEqualTo(whole);
    }

    private static void isWithinBounds(Score score) {
        assertThat(score.due()).isGreaterThan(Fraction.ZERO);
        assertThat(score.earned()).isGreaterThanOrEqualTo(Fraction.ZERO);
        assertThat(score.earned()).isLessThanOrEqualTo(score.due());
    }

    private static Score sum(Adherence adherence) {
        return adherence.items().values().stream().reduce(Score.NOTHING, Score::plus);
    }

    private static List<Object> figures(Log log) {
        Diary diary = Diary.of(log);
        return List.of(Adherence.of(diary, JUNE), Streaks.upTo(june(28), diary));
    }

    /** Each element once or twice, in any order. */
    private static <T> List<T> shuffled(Collection<T> once, Random random) {
        List<T> often = new ArrayList<>(once);
        once.stream().filter(_ -> random.nextBoolean()).forEach(often::add);
        Collections.shuffle(often, random);
        return often;
    }

    @Provide
    Arbitrary<Log> logs() {
        return Combinators.combine(
                        plans().list().ofMaxSize(3),
                        absences().list().ofMaxSize(3),
                        sessions().list().ofMaxSize(40),
                        ids().list().ofMaxSize(3))
                .as((plans, absences, sessions, withdrawn) -> {
                    List<PlanVersion> versions = new ArrayList<>(List.of(new PlanVersion(1, june(1), ITEMS)));
                    plans.forEach(plan ->
                            versions.add(new PlanVersion(versions.size() + 1, plan.effectiveFrom(), plan.items())));
                    return new Log(versions, absences, distinct(sessions), new HashSet<>(withdrawn));
                });
    }

    /** A revision of a session says one thing. */
    private static List<SessionRevision> distinct(List<SessionRevision> sessions) {
        HashSet<String> seen = new HashSet<>();
        return sessions.stream()
                .filter(session -> seen.add(session.sessionId() + "/" + session.revision()))
                .toList();
    }

    private static Arbitrary<PlanVersion> plans() {
        return Combinators.combine(
                        dates(), Arbitraries.of(ITEMS).set().ofMinSize(1).ofMaxSize(4))
                .as((from, items) -> new PlanVersion(0, from, List.copyOf(items)));
    }

    private static Arbitrary<Absence> absences() {
        return Combinators.combine(dates(), Arbitraries.integers().between(0, 5))
                .as((from, more) -> new Absence.Excusal(from, from.plusDays(more)));
    }

    private static Arbitrary<SessionRevision> sessions() {
        return Combinators.combine(ids(), Arbitraries.integers().between(1, 3), dates(), entries(), minutesOfDay())
                .as((id, revision, date, entry, minute) -> {
                    Story story = new Story();
                    story.logged(
                            id,
                            revision,
                            date.atStartOfDay().plusMinutes(minute) + ":00Z",
                            "UTC",
                            20,
                            minute % 3 == 0 ? "device:watch" : "manual",
                            entry);
                    return story.log().revisions().getFirst();
                });
    }

    private static Arbitrary<Entry> entries() {
        return Arbitraries.of(
                minutes("walk", 10),
                minutes("walk", 3.33),
                minutes("stretch", 7),
                minutes("swim", 20),
                sets("core", 8, 7, 3),
                sets("core", 8, 8, 8),
                sets("row", 1));
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.longs().between(1, 25).map(number -> new UUID(7, number));
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(1, 30).map(Story::june);
    }

    private static Arbitrary<Integer> minutesOfDay() {
        return Arbitraries.integers().between(10 * 60, 11 * 60);
    }
}
