package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.ActivityScore;
import onward.contracts.value.RedFlag;

/**
 * What the client reports without exercise. Said once, never corrected.
 *
 * @param at when it is about, with the offset that {@code timeZone} has at that instant
 * @param timeZone the IANA zone in which it was said
 * @param painNow 0-10 numeric rating
 * @param painWorst of the 24 hours before, 0-10 numeric rating
 * @param redFlags those answered with yes, sorted
 * @param rolandMorris the ticked statements by number, 1-24, sorted; empty list when nothing was ticked
 * @param note free text; never stored or sent in clear
 */
public record CheckInRecorded(
        UUID checkInId,
        OffsetDateTime at,
        ZoneId timeZone,
        Optional<Integer> painNow,
        Optional<Integer> painWorst,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<RedFlag> redFlags,
        boolean flare,
        Optional<List<Integer>> rolandMorris,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<ActivityScore> activities,
        Optional<String> note,
        UUID by)
        implements Event {

    public CheckInRecorded {
        redFlags = List.copyOf(redFlags);
        rolandMorris = rolandMorris.map(List::copyOf);
        activities = List.copyOf(activities);
    }

    /** The date it counts for, in the zone in which it was said. It never moves. */
    public LocalDate localDate() {
        return at.atZoneSameInstant(timeZone).toLocalDate();
    }
}
