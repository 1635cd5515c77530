package onward.activity.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.contracts.value.Entry;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;

/**
 * What a client can log: an item of any version of the plan, or an exercise of the catalogue.
 *
 * @param allowsHeavyLoading whether what loads the spine highly is no breach
 */
public record KnownItems(Plans plans, Catalogue catalogue, boolean allowsHeavyLoading) {
    /** Whether that is one. */
    public boolean has(String item) {
        return newest(item).isPresent() || catalogue.exercise(item).isPresent();
    }

    /**
     * Whether a set of that item, done on that local date, names its side: as the plan in force says, else the newest
     * version that has the item, else the catalogue.
     */
    public boolean isPerSide(String item, LocalDate on) {
        return planned(item, on)
                .map(PlanItem::perSide)
                .or(() -> catalogue.exercise(item).map(Exercise::perSide))
                .orElse(false);
    }

    /** What the items of a session are, each once, told apart in the same way. */
    public List<ItemExercise> exercises(Session session) {
        LocalDate on = session.localDate();
        return session.entries().stream()
                .map(Entry::item)
                .distinct()
                .flatMap(item -> planned(item, on)
                        .map(planned -> ItemExercises.of(planned, catalogue))
                        .or(() -> catalogue.exercise(item).map(ItemExercises::of))
                        .stream())
                .toList();
    }

    private Optional<PlanItem> planned(String item, LocalDate on) {
        return plans.inForceOn(on).flatMap(version -> find(version, item)).or(() -> newest(item));
    }

    private Optional<PlanItem> newest(String item) {
        return plans.versions().reversed().stream()
                .flatMap(version -> find(version, item).stream())
                .findFirst();
    }

    private static Optional<PlanItem> find(PlanVersion version, String item) {
        return version.plan().items().stream()
                .filter(one -> one.item().equals(item))
                .findFirst();
    }
}
