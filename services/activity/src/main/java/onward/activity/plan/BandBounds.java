package onward.activity.plan;

import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;
import onward.contracts.value.PainBands;

/** What the bands of a plan may be: whole figures of 0-10, and what is acceptable reaches as far as what is fine. */
final class BandBounds {
    private static final int HIGHEST = 10;

    private BandBounds() {}

    static Optional<Refused> check(PainBands bands) {
        return Bounds.whole(bands.fineUpTo(), 0, HIGHEST, "/painBands/fineUpTo")
                .or(() -> Bounds.whole(bands.acceptableUpTo(), 0, HIGHEST, "/painBands/acceptableUpTo"))
                .or(() -> bands.acceptableUpTo() < bands.fineUpTo()
                        ? Bounds.outOfBounds("must not be below fineUpTo", "/painBands/acceptableUpTo")
                        : Optional.empty());
    }
}
