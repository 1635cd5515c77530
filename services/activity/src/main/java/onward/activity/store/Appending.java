package onward.activity.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.Past;
import onward.contracts.event.Event;
import onward.kit.store.Appended;
import onward.kit.store.EventStore;
import onward.kit.store.NewEvent;
import onward.kit.store.Recorded;

/** Carries decisions out. */
final class Appending {
    private final EventStore store;

    Appending(EventStore store) {
        this.store = store;
    }

    /**
     * A state as it was when it was decided on.
     *
     * @param version the stream's, then
     * @param subject what the state is of, if not of the whole stream
     * @param unseen the subject, if that it is new was presumed and not read
     */
    record Basis<S>(
            UUID stream,
            long version,
            Optional<UUID> subject,
            Optional<UUID> unseen,
            S state,
            BiFunction<S, Past, S> evolve) {
        Basis(UUID stream, long version, Optional<UUID> subject, S state, BiFunction<S, Past, S> evolve) {
            this(stream, version, subject, Optional.empty(), state, evolve);
        }

        private List<NewEvent> about(List<Event> events) {
            return events.stream().map(event -> new NewEvent(subject, event)).toList();
        }

        private S after(List<Event> events, Appended appended) {
            S next = state;
            long at = version;
            for (Event event : events) {
                at++;
                next = evolve.apply(next, new Past(at, appended.recordedAt(), event));
            }
            return next;
        }
    }

    /** Appends what was decided, in company with other appends of that moment. */
    <S> Outcome<S> carryOut(Decision decision, Basis<S> basis) {
        return switch (decision) {
            case Refused refusal -> new Outcome.Not<>(refusal);
            case Repeated() -> new Outcome.Done<>(basis.state(), false);
            case Accepted(List<Event> events) -> {
                Appended appended = store.append(basis.stream(), basis.version(), basis.unseen(), basis.about(events));
                yield new Outcome.Done<>(basis.after(events, appended), true);
            }
        };
    }

    /** Appends them in that transaction; leaves it with {@link Conflict} if the stream moved on. */
    <S> Outcome<S> carryOut(Connection transaction, List<Event> events, Basis<S> basis) throws SQLException {
        Appended appended = store.append(transaction, basis.stream(), basis.version(), basis.about(events))
                .orElseThrow(Conflict::new);
        return new Outcome.Done<>(basis.after(events, appended), true);
    }

    /** Leaves the transaction with {@link Conflict} if the stream moved on. */
    void ensureUnmoved(Connection transaction, Basis<?> basis) throws SQLException {
        if (store.version(transaction, basis.stream()) != basis.version()) {
            throw new Conflict();
        }
    }

    /** The state that those events of one subject leave. */
    static <S> S fold(S initial, List<Recorded> events, BiFunction<S, Past, S> evolve) {
        S state = initial;
        for (Recorded event : events) {
            state = evolve.apply(state, new Past(event.version(), event.recordedAt(), event.event()));
        }
        return state;
    }
}
