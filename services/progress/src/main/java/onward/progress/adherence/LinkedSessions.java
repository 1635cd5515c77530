package onward.progress.adherence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A device's and a manual session of the same bout: they overlap by half the shorter or more and have an item in common.
 * The manual one counts for that item. A session without a duration is linked to none.
 */
final class LinkedSessions {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final NavigableMap<Instant, List<SessionRevision>> manual = new TreeMap<>();

    /** @param sessions in the order in which the first of several is meant */
    LinkedSessions(List<SessionRevision> sessions) {
        sessions.stream()
                .filter(session -> !session.fromDevice() && session.duration().isPresent())
                .forEach(session -> manual.computeIfAbsent(session.startedAt(), start -> new ArrayList<>())
                        .add(session));
    }

    /** The manual session through which that item of the device's session counts; the first of several. */
    Optional<UUID> countsThrough(SessionRevision device, String item) {
        if (!device.fromDevice() || device.duration().isEmpty()) {
            return Optional.empty();
        }
        return manual.subMap(device.startedAt().minus(LONGEST), true, end(device), true).values().stream()
                .flatMap(List::stream)
                .filter(session -> has(session, item) && overlapsByHalfTheShorter(session, device))
                .map(SessionRevision::sessionId)
                .findFirst();
    }

    private static boolean has(SessionRevision session, String item) {
        return session.entries().stream().anyMatch(entry -> entry.item().equals(item));
    }

    private static boolean overlapsByHalfTheShorter(SessionRevision one, SessionRevision other) {
        Instant from = one.startedAt().isAfter(other.startedAt()) ? one.startedAt() : other.startedAt();
        Instant to = end(one).isBefore(end(other)) ? end(one) : end(other);
        Duration shorter = duration(one).compareTo(duration(other)) <= 0 ? duration(one) : duration(other);
        return Duration.between(from, to).multipliedBy(2).compareTo(shorter) >= 0;
    }

    private static Instant end(SessionRevision session) {
        return session.startedAt().plus(duration(session));
    }

    private static Duration duration(SessionRevision session) {
        return session.duration().orElseThrow();
    }
}
