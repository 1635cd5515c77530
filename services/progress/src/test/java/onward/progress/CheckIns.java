package onward.progress;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.value.ActivityScore;
import onward.contracts.value.RedFlag;

/** Check-ins as the tests need them, in London; each changes one thing of one that says nothing. */
public record CheckIns(CheckInRecorded told) {

    public static CheckIns at(String at) {
        return at(OffsetDateTime.parse(at), ZoneId.of("Europe/London"));
    }

    public static CheckIns at(OffsetDateTime at, ZoneId zone) {
        return new CheckIns(new CheckInRecorded(
                UUID.randomUUID(),
                at,
                zone,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                UUID.randomUUID()));
    }

    public CheckIns pain(int now) {
        return with(Optional.of(now), told.redFlags(), told.flare(), told.rolandMorris(), told.activities());
    }

    public CheckIns flare() {
        return with(told.painNow(), told.redFlags(), true, told.rolandMorris(), told.activities());
    }

    public CheckIns redFlags(RedFlag... flags) {
        return with(told.painNow(), List.of(flags), told.flare(), told.rolandMorris(), told.activities());
    }

    /** So many statements ticked. */
    public CheckIns ticked(int statements) {
        return with(
                told.painNow(),
                told.redFlags(),
                told.flare(),
                Optional.of(IntStream.rangeClosed(1, statements).boxed().toList()),
                told.activities());
    }

    public CheckIns scored(String activity, int score) {
        return with(
                told.painNow(),
                told.redFlags(),
                told.flare(),
                told.rolandMorris(),
                List.of(new ActivityScore(activity, score)));
    }

    private CheckIns with(
            Optional<Integer> painNow,
            List<RedFlag> redFlags,
            boolean flare,
            Optional<List<Integer>> rolandMorris,
            List<ActivityScore> activities) {
        return new CheckIns(new CheckInRecorded(
                told.checkInId(),
                told.at(),
                told.timeZone(),
                painNow,
                told.painWorst(),
                redFlags,
                flare,
                rolandMorris,
                activities,
                told.note(),
                told.by()));
    }
}
