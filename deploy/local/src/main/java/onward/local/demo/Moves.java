package onward.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Side;

/** What clients do, as entries of a session. */
final class Moves {
    private Moves() {}

    static Entry walk(int minutes) {
        return new Entry.Timed("walk", BigDecimal.valueOf(minutes));
    }

    /** Rounds on each side, so many seconds each. */
    static Entry hold(String item, int rounds, int seconds) {
        return new Entry.Sets(
                item,
                onBothSides(rounds)
                        .map(side -> new PerformedSet(
                                Optional.of(side), Optional.empty(), Optional.of(seconds), Optional.empty()))
                        .toList());
    }

    /** Sets on each side. */
    static Entry repsPerSide(String item, int sets, int reps) {
        return new Entry.Sets(
                item,
                onBothSides(sets)
                        .map(side -> new PerformedSet(
                                Optional.of(side), Optional.of(reps), Optional.empty(), Optional.empty()))
                        .toList());
    }

    static Entry reps(String item, int sets, int reps) {
        return reps(item, sets, reps, Optional.empty());
    }

    static Entry lift(String item, int sets, int reps, int kilograms) {
        return reps(item, sets, reps, Optional.of(BigDecimal.valueOf(kilograms)));
    }

    static List<Entry> stretches(int rounds, int seconds) {
        return List.of(
                hold("piriformis-stretch", rounds, seconds),
                hold("hamstring-stretch", rounds, seconds),
                hold("glute-stretch", rounds, seconds));
    }

    /** The core items of the template, so many repetitions of the first. */
    static List<Entry> core(int reps) {
        return List.of(repsPerSide("dead-bug", 3, reps), reps("glute-bridge", 3, reps + 2), reps("cat-cow", 1, 5));
    }

    static List<Entry> strength(int reps) {
        return List.of(
                reps("bodyweight-squat", 2, reps),
                reps("banded-hip-thrust", 2, reps),
                lift("light-row", 2, reps, 4),
                lift("light-press", 2, reps, 2));
    }

    private static Entry reps(String item, int sets, int reps, Optional<BigDecimal> load) {
        return new Entry.Sets(
                item,
                IntStream.range(0, sets)
                        .mapToObj(_ -> new PerformedSet(Optional.empty(), Optional.of(reps), Optional.empty(), load))
                        .toList());
    }

    private static Stream<Side> onBothSides(int rounds) {
        return IntStream.range(0, rounds).boxed().flatMap(_ -> Stream.of(Side.LEFT, Side.RIGHT));
    }
}
