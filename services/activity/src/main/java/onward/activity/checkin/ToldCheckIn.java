package onward.activity.checkin;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import onward.contracts.value.ActivityScore;

/** A check-in as the caller tells it, before anything is known of its values: its zone and its codes are only words. */
public record ToldCheckIn(
        OffsetDateTime at,
        String timeZone,
        Optional<Integer> painNow,
        Optional<Integer> painWorst,
        Optional<List<String>> redFlags,
        Optional<Boolean> flare,
        Optional<List<Integer>> rolandMorris,
        Optional<List<ActivityScore>> activities,
        Optional<String> note) {

    public ToldCheckIn {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(timeZone, "timeZone");
        redFlags = redFlags.map(List::copyOf);
        rolandMorris = rolandMorris.map(List::copyOf);
        activities = activities.map(List::copyOf);
    }
}
