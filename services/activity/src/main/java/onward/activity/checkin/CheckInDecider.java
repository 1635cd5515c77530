package onward.activity.checkin;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import onward.activity.checkin.CheckInState.Told;
import onward.activity.checkin.CheckInState.Unseen;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.HoldPlaced;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/** Decides on one check-in and folds its event: it is said once. */
public final class CheckInDecider {
    private CheckInDecider() {}

    /** What comes of it, at that time. */
    public static Decision decide(CheckInState state, RecordCheckIn command, Instant now) {
        Optional<Refused> unreadable = CheckInBounds.words(command.told());
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        CheckInRecorded checkIn = event(command);
        return switch (state) {
            case Unseen() ->
                CheckInBounds.check(checkIn, now)
                        .<Decision>map(refusal -> refusal)
                        .orElseGet(() -> checkIn.redFlags().isEmpty() ? accepted(checkIn) : held(checkIn));
            case Told told when isSame(told.checkIn(), checkIn) -> repeated();
            case Told _ -> refused(Reason.CHECK_IN_EXISTS, "The check-in of that id says otherwise.");
        };
    }

    /** The state after that event of the check-in. */
    public static CheckInState evolve(CheckInState state, Past past) {
        if (past.event() instanceof CheckInRecorded checkIn) {
            return new Told(checkIn, past.version());
        }
        return past.event() instanceof HoldPlaced && state instanceof Told told
                ? new Told(told.checkIn(), past.version())
                : state;
    }

    /** Safety goes first: a red flag and the hold are one. */
    private static Decision held(CheckInRecorded checkIn) {
        return accepted(
                checkIn,
                new HoldPlaced(
                        checkIn.checkInId(),
                        checkIn.redFlags(),
                        Urgency.of(checkIn.redFlags().getFirst()),
                        checkIn.by()));
    }

    /** In the one form in which it is kept, so that two that say the same are the same. */
    private static CheckInRecorded event(RecordCheckIn command) {
        ToldCheckIn told = command.told();
        return new CheckInRecorded(
                command.checkInId(),
                told.at(),
                ZoneId.of(told.timeZone()),
                told.painNow(),
                told.painWorst(),
                told.redFlags().orElse(List.of()).stream()
                        .flatMap(code -> RedFlag.of(code).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                told.flare().orElse(false),
                told.rolandMorris().map(ticked -> ticked.stream().sorted().toList()),
                told.activities().orElse(List.of()),
                told.note(),
                command.by());
    }

    /** Who says it does not matter: the coach may repeat what the client said. */
    private static boolean isSame(CheckInRecorded one, CheckInRecorded other) {
        return one.at().equals(other.at())
                && one.timeZone().equals(other.timeZone())
                && one.painNow().equals(other.painNow())
                && one.painWorst().equals(other.painWorst())
                && one.redFlags().equals(other.redFlags())
                && one.flare() == other.flare()
                && one.rolandMorris().equals(other.rolandMorris())
                && one.activities().equals(other.activities())
                && one.note().equals(other.note());
    }
}
