package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * One exercise of a plan with its dose and frequency.
 *
 * @param item its id, the same from version to version
 * @param exercise the catalogue's slug; the item's id when absent
 * @param perSide whether the dose is meant for each side of the body
 * @param dose absent when it is open
 * @param assumed the fields that the template filled in and the coach has not confirmed
 */
public record PlanItem(
        String item,
        Optional<String> exercise,
        Category category,
        boolean perSide,
        Optional<Dose> dose,
        Frequency frequency,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> assumed) {

    public PlanItem {
        assumed = List.copyOf(assumed);
    }

    /** The catalogue's slug. */
    public String slug() {
        return exercise.orElse(item);
    }
}
