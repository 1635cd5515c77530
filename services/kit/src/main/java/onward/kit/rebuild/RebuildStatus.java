package onward.kit.rebuild;

import java.util.List;
import java.util.Optional;

/**
 * How a rebuild gets on.
 *
 * @param state {@code none} if nothing was ever rebuilt
 * @param generation the one that is made; without a rebuild the one that is read
 * @param events taken in so far
 * @param perSecond as many of them a second
 * @param lag offsets between what it has taken in and what the generation that is read has
 * @param differences the first of them
 * @param cause why it failed, if it did
 */
public record RebuildStatus(
        String state,
        int generation,
        long events,
        double perSecond,
        long lag,
        List<Difference> differences,
        Optional<String> cause) {}
