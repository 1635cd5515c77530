package onward.contracts.value;

import java.math.BigDecimal;
import java.util.Optional;

/** One set as it was done: repetitions or seconds held, with the side for an exercise done per side. */
public record PerformedSet(
        Optional<Side> side, Optional<Integer> reps, Optional<Integer> holdSeconds, Optional<BigDecimal> loadKg) {}
