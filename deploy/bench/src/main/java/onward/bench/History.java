package onward.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Session;
import onward.contracts.value.Side;

/**
 * What somebody did up to yesterday, told from the last date back.
 *
 * @param sessions how many in all
 * @param sparse whether the last four weeks have but one walk on every fourth date: seven in all
 */
record History(int sessions, boolean sparse) {
    static final int WEEKS_DATES = 28;
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    /** Enrolled, given to a coach, given a plan. */
    static final int EVENTS_BEFORE = 3;
    /** Sessions of neighbouring dates may be linked and are read too: none of those before is one. */
    private static final int APART = 4;
    /** Those of the last four weeks, if they are sparse. */
    static final int SPARSE = 7;
    /** On a date that is not sparse: three walks, stretching, core. */
    static final int A_DAY = 5;

    /** Somebody with so many events, whose last four weeks are the same whatever came before. */
    static History sparse(int events) {
        return new History(events - EVENTS_BEFORE, true);
    }

    /** Somebody with so many events who never left out a day. */
    static History steady(int events) {
        return new History(events - EVENTS_BEFORE, false);
    }

    /** The oldest first. */
    List<Session> upTo(LocalDate yesterday) {
        Stream<Session> back = sparse
                ? Stream.concat(
                        IntStream.iterate(0, daysAgo -> daysAgo + WEEKS_DATES / SPARSE)
                                .limit(SPARSE)
                                .mapToObj(daysAgo -> walk(yesterday.minusDays(daysAgo), 7)),
                        days(WEEKS_DATES + APART, yesterday))
                : days(0, yesterday);
        return back.limit(sessions).toList().reversed();
    }

    private static Stream<Session> days(int from, LocalDate yesterday) {
        return IntStream.iterate(from, daysAgo -> daysAgo + 1)
                .boxed()
                .flatMap(daysAgo -> day(yesterday.minusDays(daysAgo)));
    }

    private static Stream<Session> day(LocalDate date) {
        return Stream.of(
                session(date, 20, List.of(sides("dead-bug", 8), sides("dead-bug", 7), sets("glute-bridge", 10))),
                walk(date, 18),
                session(date, 15, List.of(holds("piriformis-stretch"), holds("hamstring-stretch"))),
                walk(date, 12),
                walk(date, 7));
    }

    private static Session walk(LocalDate date, int hour) {
        return session(date, hour, List.of(new Entry.Timed("walk", BigDecimal.TEN)));
    }

    private static Session session(LocalDate date, int hour, List<Entry> entries) {
        return new Session(
                date.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toOffsetDateTime(),
                ZONE,
                entries,
                Optional.of(10),
                Optional.of(3),
                Optional.of(2),
                Optional.of(4),
                Optional.of("Better than yesterday."),
                Optional.empty());
    }

    private static Entry holds(String item) {
        return new Entry.Sets(
                item,
                Stream.of(Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT)
                        .map(side -> new PerformedSet(
                                Optional.of(side), Optional.empty(), Optional.of(30), Optional.empty()))
                        .toList());
    }

    private static Entry sides(String item, int reps) {
        return new Entry.Sets(
                item,
                Stream.of(Side.LEFT, Side.RIGHT)
                        .map(side -> new PerformedSet(
                                Optional.of(side), Optional.of(reps), Optional.empty(), Optional.empty()))
                        .toList());
    }

    private static Entry sets(String item, int reps) {
        return new Entry.Sets(
                item,
                Stream.generate(() -> new PerformedSet(
                                Optional.empty(), Optional.of(reps), Optional.empty(), Optional.empty()))
                        .limit(3)
                        .toList());
    }
}
