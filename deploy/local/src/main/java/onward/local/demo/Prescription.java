package onward.local.demo;

import static onward.contracts.value.Category.CORE;
import static onward.contracts.value.Category.STRENGTH;
import static onward.contracts.value.Category.STRETCHING;
import static onward.contracts.value.Category.WALKING;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.Range;

/**
 * A version of a plan.
 *
 * @param from the day from which it is in force
 * @param items the coach's own, unless there is a template
 * @param overrides the rules that the coach sets aside for it
 */
record Prescription(int from, Optional<String> template, Optional<List<Item>> items, List<PlanOverride> overrides) {

    /** An item as it is told to the interface. */
    record Item(
            String item,
            Optional<String> exercise,
            Category category,
            boolean perSide,
            Optional<Dose> dose,
            Frequency frequency) {

        /** The same exercise of the catalogue under a name of its own. */
        Item called(String name) {
            return new Item(name, Optional.of(item), category, perSide, dose, frequency);
        }
    }

    static Prescription template(int from) {
        return new Prescription(from, Optional.of("keep-moving"), Optional.empty(), List.of());
    }

    static Prescription of(int from, Item... items) {
        return new Prescription(from, Optional.empty(), Optional.of(List.of(items)), List.of());
    }

    Prescription settingAside(PlanOverride... rules) {
        return new Prescription(from, template, items, List.of(rules));
    }

    static Item walk(int minutes, int perDay, DayOfWeek... on) {
        return new Item(
                "walk",
                Optional.empty(),
                WALKING,
                false,
                Optional.of(new Dose.Minutes(BigDecimal.valueOf(minutes))),
                daily(perDay, on));
    }

    static Item stretch(String item, int rounds, int seconds, DayOfWeek... on) {
        Dose dose = new Dose.Hold(new Range(rounds, rounds + 1), new Range(seconds, seconds));
        return new Item(item, Optional.empty(), STRETCHING, true, Optional.of(dose), daily(1, on));
    }

    static Item core(String item, boolean perSide, int sets, int reps, int perWeek) {
        return new Item(item, Optional.empty(), CORE, perSide, Optional.of(dose(sets, reps)), weekly(perWeek));
    }

    static Item strength(String item, int sets, int reps, int perWeek) {
        return new Item(item, Optional.empty(), STRENGTH, false, Optional.of(dose(sets, reps)), weekly(perWeek));
    }

    private static Dose dose(int sets, int reps) {
        return new Dose.Reps(new Range(sets, sets), new Range(reps, reps));
    }

    private static Frequency daily(int perDay, DayOfWeek... on) {
        return new Frequency.PerDay(perDay, List.of(on));
    }

    private static Frequency weekly(int perWeek) {
        return new Frequency.PerWeek(perWeek);
    }
}
