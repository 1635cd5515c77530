package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** A prescribed range, both ends included, in JSON {@code [from, to]}; credit counts by its lower bound. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "to"})
public record Range(int from, int to) {

    // Jackson fills a missing end with 0 and drops a third by itself.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Range of(List<Integer> ends) {
        if (ends.size() != 2) {
            throw new IllegalArgumentException("a range has two ends");
        }
        return new Range(ends.getFirst(), ends.getLast());
    }
}
