package onward.progress.triage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;

/**
 * A client needs the coach for that reason.
 *
 * @param kind of a red flag and a flare
 * @param since when it began
 * @param grade how bad it is. Of a red flag: check-ins that had one, since the hold was placed. Of a flare: twice the
 *     latest sign's date in days since 1970, and one more if it was reported. Of never started: dates with something due.
 *     Of stopped: whole hours. Of dropping: points out of 100. Of unconfirmed: fields that are assumed
 * @param countsFrom of stopped: when the hours would have begun, had they never stood still
 * @param restsOn the events that it follows from
 */
public record Need(
        TriageReason reason,
        Optional<TriageKind> kind,
        Instant since,
        Fraction grade,
        Optional<Instant> countsFrom,
        List<UUID> restsOn) {

    public Need {
        restsOn = List.copyOf(restsOn);
    }

    /** One whose grade does not grow as time goes by. */
    Need(TriageReason reason, Optional<TriageKind> kind, Instant since, Fraction grade, List<UUID> restsOn) {
        this(reason, kind, since, grade, Optional.empty(), restsOn);
    }

    /** Whether it is so much worse than at that grade that it is told again. */
    public boolean isWorseThan(Fraction before) {
        return grade.isAtLeast(before.plus(step(reason)));
    }

    /** By how much the grade must have grown: one more sign, a week of due dates, three days, ten points. */
    public static Fraction step(TriageReason reason) {
        return Fraction.of(
                switch (reason) {
                    case RED_FLAG, FLARE, UNCONFIRMED -> 1;
                    case NEVER_STARTED -> 7;
                    case STOPPED -> Stopped.HOURS;
                    case DROPPING -> 10;
                });
    }

    /** The same with the grade that it has at that instant. */
    public Need at(Instant now) {
        return countsFrom
                .map(from -> new Need(reason, kind, since, Fraction.of(Stopped.hours(from, now)), countsFrom, restsOn))
                .orElse(this);
    }
}
