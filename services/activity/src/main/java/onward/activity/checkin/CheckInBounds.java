package onward.activity.checkin;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.ToldTime;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.value.RedFlag;

/** What the values of a check-in may be. */
final class CheckInBounds {
    private static final int STATEMENTS = 24;

    private CheckInBounds() {}

    /** Whether its words can be read at all: its zone, its red flags. */
    static Optional<Refused> words(ToldCheckIn told) {
        return Bounds.zone(told.timeZone(), "/timeZone")
                .or(() -> Bounds.each(
                        told.redFlags().orElse(List.of()),
                        "/redFlags",
                        code -> RedFlag.of(code).isPresent()
                                ? Optional.empty()
                                : Bounds.outOfBounds("must be the code of a red flag", "")));
    }

    static Optional<Refused> check(CheckInRecorded checkIn, Instant now) {
        return Refused.firstOf(Stream.of(
                () -> ToldTime.check(checkIn.at(), checkIn.timeZone(), now, "/at"),
                () -> checkIn.painNow().flatMap(pain -> Bounds.whole(pain, 0, 10, "/painNow")),
                () -> checkIn.painWorst().flatMap(pain -> Bounds.whole(pain, 0, 10, "/painWorst")),
                () -> checkIn.rolandMorris().flatMap(CheckInBounds::rolandMorris),
                () -> Bounds.size(checkIn.activities().size(), 0, 10, "/activities"),
                () -> Bounds.each(
                        checkIn.activities(),
                        "/activities",
                        activity -> Bounds.line(activity.name(), 200, "/name")
                                .or(() -> Bounds.whole(activity.score(), 0, 10, "/score"))),
                () -> checkIn.note().flatMap(note -> Bounds.text(note, 4000, "/note"))));
    }

    private static Optional<Refused> rolandMorris(List<Integer> ticked) {
        return Bounds.each(ticked, "/rolandMorris", statement -> Bounds.whole(statement, 1, STATEMENTS, ""))
                .or(() -> new HashSet<>(ticked).size() == ticked.size()
                        ? Optional.empty()
                        : Bounds.outOfBounds("must name each statement once", "/rolandMorris"));
    }
}
