package onward.activity.safety;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.Event;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Session;

/**
 * The latest dates with a reading of pain, looked for from the newest event backwards. Of a session the first event that
 * is met counts, which is the newest. It is enough to go back to what was recorded some days before those dates: nothing
 * is told of a date more than a day ahead.
 */
public final class PainLookback {
    /** So many consecutive dates it takes. */
    public static final int DATES = 7;

    private static final int SETTLED = 2;

    /** A day ahead, and at most another between a zone's date and that of UTC. */
    private static final int DAYS_AHEAD = 2;

    private final Set<UUID> sessions = new HashSet<>();
    private final TreeMap<LocalDate, DayOfPain> days = new TreeMap<>();

    private record DayOfPain(int sum, int readings) {
        boolean isSettled() {
            return sum <= SETTLED * readings;
        }
    }

    /**
     * How many dates in a row, back from the latest with a reading, have one and a mean of at most 2.
     *
     * @param last the latest date with a reading
     */
    public record SettledDates(int count, Optional<LocalDate> last) {}

    /** Looks at the event before those that were looked at. */
    public void lookAt(Past past) {
        Event event = past.event();
        if (event instanceof CheckInRecorded checkIn) {
            checkIn.painNow().ifPresent(pain -> add(checkIn.at().toLocalDate(), List.of(pain)));
        } else if (event instanceof SessionWithdrawn withdrawn) {
            sessions.add(withdrawn.sessionId());
        } else if (event instanceof SessionCorrected corrected) {
            lookAt(corrected.sessionId(), corrected.session());
        } else if (event instanceof SessionLogged logged) {
            lookAt(logged.sessionId(), logged.session());
        }
    }

    private void lookAt(UUID sessionId, Session session) {
        if (sessions.add(sessionId)) {
            add(
                    session.localDate(),
                    Stream.of(session.painBefore(), session.painAfter())
                            .flatMap(Optional::stream)
                            .toList());
        }
    }

    private void add(LocalDate date, List<Integer> readings) {
        if (!readings.isEmpty()) {
            int sum = readings.stream().mapToInt(Integer::intValue).sum();
            days.merge(
                    date,
                    new DayOfPain(sum, readings.size()),
                    (one, other) -> new DayOfPain(one.sum + other.sum, one.readings + other.readings));
        }
    }

    /** Whether what was recorded before that event cannot change the answer. */
    public boolean isEnoughWith(Past past) {
        return !days.isEmpty()
                && LocalDate.ofInstant(past.recordedAt(), ZoneOffset.UTC)
                        .plusDays(DAYS_AHEAD)
                        .isBefore(days.lastKey().minusDays(DATES - 1L));
    }

    /** The answer, once enough was looked at. */
    public SettledDates settled() {
        if (days.isEmpty()) {
            return new SettledDates(0, Optional.empty());
        }
        LocalDate last = days.lastKey();
        int count = 0;
        while (count < DATES && isSettled(last.minusDays(count))) {
            count++;
        }
        return new SettledDates(count, Optional.of(last));
    }

    private boolean isSettled(LocalDate date) {
        return days.containsKey(date) && days.get(date).isSettled();
    }
}
