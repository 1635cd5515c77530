package onward.local.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import onward.contracts.value.Entry;

/**
 * How a day of the template's plan goes: a walk with stretches in the morning, a walk at noon, and a walk in the evening
 * with core work three times and strength twice a week.
 *
 * @param walks of a hundred walks, how many are walked
 * @param stretches of a hundred mornings, on how many there is time for them
 * @param exercises of a hundred sessions of core or strength, how many are done
 */
record Habit(int walks, int stretches, int exercises) {

    List<Bout> on(Day day) {
        var bouts = new ArrayList<Bout>();
        add(bouts, day, day.chance().around(7, 10), morning(day));
        add(bouts, day, day.chance().around(12, 40), walk(day, walks));
        add(bouts, day, day.chance().around(18, 30), evening(day));
        return List.copyOf(bouts);
    }

    private List<Entry> morning(Day day) {
        var entries = new ArrayList<>(walk(day, day.isOfLate() ? 100 : walks));
        if (day.chance().in(stretches)) {
            entries.addAll(Moves.stretches(2, day.chance().between(5, 7) * 5));
        }
        return entries;
    }

    private List<Entry> evening(Day day) {
        var entries = new ArrayList<>(walk(day, walks));
        boolean exercising = day.chance().in(exercises);
        if (exercising && day.isOneOf(MONDAY, WEDNESDAY, FRIDAY)) {
            entries.addAll(Moves.core(day.chance().between(6, 9)));
        }
        if (exercising && day.isOneOf(TUESDAY, SATURDAY)) {
            entries.addAll(Moves.strength(day.chance().between(8, 12)));
        }
        return entries;
    }

    private static List<Entry> walk(Day day, int percent) {
        int minutes = day.chance().between(8, 14);
        return day.chance().in(percent) ? List.of(Moves.walk(minutes)) : List.of();
    }

    /** About six minutes for what is not a walk; felt no worse after than before. */
    private static void add(List<Bout> bouts, Day day, LocalTime at, List<Entry> entries) {
        int effort = day.chance().between(2, 4);
        int relief = day.chance().between(0, 1);
        if (!entries.isEmpty()) {
            int minutes = entries.stream().mapToInt(Habit::minutes).sum();
            bouts.add(Bout.of(at, minutes, entries).felt(day.pain(), Math.max(0, day.pain() - relief), effort));
        }
    }

    private static int minutes(Entry entry) {
        return switch (entry) {
            case Entry.Timed timed -> timed.minutes().intValueExact();
            case Entry.Sets _ -> 6;
        };
    }
}
