package onward.progress.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onward.progress.adherence.Fraction;

/**
 * The Patient-Specific Functional Scale: activities of the client's own choice, each 0 (unable) to 10 (as before); more is
 * better. Both figures are means over the same activities: those of the latest check-in that named any, as far as each was
 * scored before. The baseline takes each one's first score, so that an activity that came later does not look like a step
 * back; one that is no longer named drops out of both. No threshold is used for it.
 */
public final class OwnActivities {
    private static final int SCORES = 2;

    private OwnActivities() {}

    /**
     * What one check-in says.
     *
     * @param scores by the activity's {@linkplain #named name}
     */
    public record Rating(LocalDate date, Instant at, Map<String, Integer> scores) {
        public Rating {
            scores = Map.copyOf(scores);
        }
    }

    /** What an activity is recognised by: letters' case and spaces do not make another one of it. */
    public static String named(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * From the first ratings to the last, of the same activities.
     *
     * @param ratings those that name an activity, in order
     */
    public static Course course(List<Rating> ratings) {
        if (ratings.isEmpty()) {
            return new Course.TooLittle(0, SCORES);
        }
        Rating latest = ratings.getLast();
        Set<String> same = latest.scores().keySet().stream()
                .filter(activity -> timesScored(ratings, activity) >= SCORES)
                .collect(Collectors.toSet());
        if (same.isEmpty()) {
            return new Course.TooLittle(1, SCORES);
        }
        return new Course.Known(
                mean(same.stream()
                        .map(activity -> first(ratings, activity).orElseThrow())
                        .toList()),
                mean(same.stream().map(latest.scores()::get).toList()),
                false);
    }

    private static long timesScored(List<Rating> ratings, String activity) {
        return ratings.stream()
                .filter(rating -> rating.scores().containsKey(activity))
                .count();
    }

    private static Optional<Integer> first(List<Rating> ratings, String activity) {
        return ratings.stream()
                .map(rating -> rating.scores().get(activity))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Fraction mean(List<Integer> scores) {
        return Fraction.of(scores.stream().mapToLong(Integer::longValue).sum(), scores.size());
    }
}
