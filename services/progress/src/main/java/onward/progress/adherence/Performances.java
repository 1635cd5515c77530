package onward.progress.adherence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import onward.contracts.value.Entry;

/** What counts as done, by date: of each session its highest revision, unless it is withdrawn, without what is linked. */
final class Performances {
    private static final Comparator<SessionRevision> BY_REVISION = Comparator.comparingInt(SessionRevision::revision);
    /** So that the order of arrival cannot show, not even between equal credits. */
    private static final Comparator<SessionRevision> IN_TIME =
            Comparator.comparing(SessionRevision::startedAt).thenComparing(SessionRevision::sessionId);

    private final Map<LocalDate, List<Performance>> counted = new HashMap<>();
    private final Map<LocalDate, List<Linked>> linked = new HashMap<>();

    static Performances of(Log log) {
        Performances performances = new Performances();
        List<SessionRevision> sessions = current(log);
        LinkedSessions links = new LinkedSessions(sessions);
        sessions.forEach(session -> performances.add(session, links));
        return performances;
    }

    List<Performance> on(LocalDate date) {
        return counted.getOrDefault(date, List.of());
    }

    /** What devices saw of that, too. */
    List<Linked> linkedOn(LocalDate date) {
        return linked.getOrDefault(date, List.of());
    }

    private static List<SessionRevision> current(Log log) {
        Collection<SessionRevision> highest = log.revisions().stream()
                .filter(session -> !log.withdrawn().contains(session.sessionId()))
                .collect(Collectors.<SessionRevision, UUID, SessionRevision>toMap(
                        SessionRevision::sessionId, session -> session, BinaryOperator.maxBy(BY_REVISION)))
                .values();
        return highest.stream().sorted(IN_TIME).toList();
    }

    private void add(SessionRevision session, LinkedSessions links) {
        int position = 0;
        for (Entry entry : session.entries()) {
            Performance performance = new Performance(session.sessionId(), position++, session.date(), entry);
            Optional<UUID> through = links.countsThrough(session, entry.item());
            if (through.isPresent()) {
                linked.computeIfAbsent(session.date(), _ -> new ArrayList<>())
                        .add(new Linked(performance, through.get()));
            } else {
                counted.computeIfAbsent(session.date(), _ -> new ArrayList<>()).add(performance);
            }
        }
    }
}
