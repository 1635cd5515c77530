package onward.activity.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.store.Appending.Basis;
import onward.kit.access.Caller;

/** One thing of a client's stream, told by its id: a check-in, an excusal, a note. */
final class Subjects {
    private final ClientStreams streams;
    private final Appending appending;

    Subjects(ClientStreams streams, Appending appending) {
        this.streams = streams;
        this.appending = appending;
    }

    /**
     * A sort of thing.
     *
     * @param unseen before anything was said of it
     */
    record Sort<S>(S unseen, BiFunction<S, Past, S> evolve) {}

    /** The thing as it stands; empty if the caller may not know of the client. */
    <S> Optional<S> find(Caller caller, UUID clientId, UUID subject, Sort<S> sort) {
        return streams.find(caller, clientId, List.of(subject))
                .map(known -> Appending.fold(sort.unseen(), known.ofSubjects(), sort.evolve()));
    }

    /** Loads it, decides, appends. */
    <S> Outcome<S> tell(Caller caller, UUID clientId, UUID subject, Sort<S> sort, Function<S, Decision> decide) {
        return streams.decide(caller, clientId, List.of(subject), known -> {
            S state = Appending.fold(sort.unseen(), known.ofSubjects(), sort.evolve());
            return appending.carryOut(
                    decide.apply(state),
                    new Basis<>(clientId, known.version(), Optional.of(subject), state, sort.evolve()));
        });
    }
}
