package onward.progress.adherence;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What counts as done, by date: of each session its highest revision, unless it is withdrawn, without what is linked. */
final class Performances {
    private static final Comparator<SessionRevision> BY_REVISION = Comparator.comparingInt(SessionRevision::revision);
    /** So that the order of arrival cannot show, not even between equal credits. */
    private static final Comparator<SessionRevision> IN_TIME =
            Comparator.comparing(SessionRevision::startedAt).thenComparing(SessionRevision::sessionId);

    private final Map<LocalDate, List<Performance>> byDate;

    private Performances(Map<LocalDate, List<Performance>> byDate) {
        this.byDate = byDate;
    }

    static Performances of(Log log) {
        List<SessionRevision> sessions = current(log);
        LinkedSessions linked = new LinkedSessions(sessions);
        return new Performances(
                sessions.stream().flatMap(session -> counted(session, linked)).collect(groupingBy(Performance::date)));
    }

    List<Performance> on(LocalDate date) {
        return byDate.getOrDefault(date, List.of());
    }

    private static List<SessionRevision> current(Log log) {
        Collection<SessionRevision> highest = log.revisions().stream()
                .filter(session -> !log.withdrawn().contains(session.sessionId()))
                .collect(Collectors.<SessionRevision, UUID, SessionRevision>toMap(
                        SessionRevision::sessionId, session -> session, BinaryOperator.maxBy(BY_REVISION)))
                .values();
        return highest.stream().sorted(IN_TIME).toList();
    }

    private static Stream<Performance> counted(SessionRevision session, LinkedSessions linked) {
        return IntStream.range(0, session.entries().size())
                .mapToObj(position -> new Performance(
                        session.sessionId(),
                        position,
                        session.date(),
                        session.entries().get(position)))
                .filter(performance ->
                        !linked.countsElsewhere(session, performance.entry().item()));
    }
}
