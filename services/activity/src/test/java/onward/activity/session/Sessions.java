package onward.activity.session;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Side;

/** Sessions for tests: each changes one thing of a walk on Monday morning in London. */
final class Sessions {
    private static final Optional<Integer> NO_NUMBER = Optional.empty();
    private static final Optional<String> NO_TEXT = Optional.empty();

    private Sessions() {}

    static ToldSession walk(String minutes) {
        return of(new Entry.Timed("walk", new BigDecimal(minutes)));
    }

    static ToldSession of(Entry... entries) {
        return at("2026-06-01T07:00:00+01:00", "Europe/London", entries);
    }

    static ToldSession at(String start, String zone, Entry... entries) {
        List<Entry> done = entries.length == 0 ? List.of(new Entry.Timed("walk", BigDecimal.TEN)) : List.of(entries);
        return new ToldSession(
                OffsetDateTime.parse(start), zone, done, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_TEXT, NO_TEXT);
    }

    static ToldSession rated(
            Optional<Integer> duration, Optional<Integer> before, Optional<Integer> after, Optional<Integer> effort) {
        ToldSession walk = walk("10");
        return new ToldSession(
                walk.startedAt(), walk.timeZone(), walk.entries(), duration, before, after, effort, NO_TEXT, NO_TEXT);
    }

    static ToldSession with(Optional<String> note, Optional<String> source) {
        ToldSession walk = walk("10");
        return new ToldSession(
                walk.startedAt(),
                walk.timeZone(),
                walk.entries(),
                NO_NUMBER,
                NO_NUMBER,
                NO_NUMBER,
                NO_NUMBER,
                note,
                source);
    }

    static Entry sets(String item, PerformedSet... sets) {
        return new Entry.Sets(item, List.of(sets));
    }

    static Entry sets(String item, int times) {
        return new Entry.Sets(
                item, IntStream.range(0, times).mapToObj(n -> reps(8)).toList());
    }

    static PerformedSet reps(int reps) {
        return new PerformedSet(Optional.empty(), Optional.of(reps), Optional.empty(), Optional.empty());
    }

    static PerformedSet held(Side side, int seconds) {
        return new PerformedSet(Optional.of(side), Optional.empty(), Optional.of(seconds), Optional.empty());
    }

    static PerformedSet loaded(String kilograms) {
        return new PerformedSet(
                Optional.empty(), Optional.of(8), Optional.empty(), Optional.of(new BigDecimal(kilograms)));
    }
}
