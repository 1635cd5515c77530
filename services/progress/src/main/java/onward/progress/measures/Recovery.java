package onward.progress.measures;

import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Fraction;

/** Recovered: current pain is 0 and the latest Roland-Morris score at most 2 (Kamper 2010). */
public final class Recovery {
    private static final int MOST_TICKED = 2;

    private Recovery() {}

    /** Empty while there is no current pain figure or no score. */
    public static Optional<Boolean> of(Course pain, List<RolandMorris.Score> scores) {
        return switch (pain) {
            case Course.Known known
            when !scores.isEmpty() ->
                Optional.of(known.current().equals(Fraction.ZERO)
                        && scores.getLast().ticked() <= MOST_TICKED);
            case Course.Known _, Course.TooLittle _ -> Optional.empty();
        };
    }
}
