package onward.progress.rebuilding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import onward.kit.rebuild.Difference;
import onward.kit.rebuild.RebuildStatus;

/**
 * How a rebuild gets on.
 *
 * @param generation the one that is made; if nothing was rebuilt yet, the one that is read
 * @param lag offsets on Kafka between it and the generation that is read
 * @param cause only if it failed
 */
record RebuildView(
        String state,
        int generation,
        long events,
        BigDecimal perSecond,
        long lag,
        List<DifferenceView> differences,
        Optional<String> cause) {

    /**
     * What is not as it was.
     *
     * @param client absent where it is none of the caller's studio
     */
    record DifferenceView(Optional<UUID> client, String what) {}

    /** @param own tells which of those clients the caller may know of */
    static RebuildView of(RebuildStatus status, Function<List<UUID>, Set<UUID>> own) {
        Set<UUID> known =
                own.apply(status.differences().stream().map(Difference::stream).toList());
        return new RebuildView(
                status.state(),
                status.generation(),
                status.events(),
                BigDecimal.valueOf(status.perSecond()).setScale(1, RoundingMode.HALF_EVEN),
                status.lag(),
                status.differences().stream()
                        .map(difference -> new DifferenceView(
                                Optional.of(difference.stream()).filter(known::contains), difference.what()))
                        .toList(),
                status.cause());
    }
}
