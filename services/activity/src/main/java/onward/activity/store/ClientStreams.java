package onward.activity.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.kit.access.Caller;
import onward.kit.access.ClientAccess;
import onward.kit.store.EventStore;
import onward.kit.store.Loaded;
import onward.kit.store.Recorded;
import onward.kit.store.VersionConflict;

/** Finds clients for those who may know of them. */
public final class ClientStreams {
    private final EventStore store;
    private final ClientFold fold = new ClientFold();
    private final Attempts attempts = new Attempts();

    ClientStreams(EventStore store) {
        this.store = store;
    }

    /**
     * A client as of some version of the stream.
     *
     * @param ofSubjects the events of the subjects that were asked for
     * @param unseen a subject that is presumed to have none
     */
    public record Known(long version, Enrolled client, List<Recorded> ofSubjects, Optional<UUID> unseen) {}

    /** The client, if there is one and the caller may know. */
    public Optional<Known> find(Caller caller, UUID clientId, Collection<UUID> subjects) {
        return find(clientId, subjects, client -> mayKnow(caller, clientId, client));
    }

    private Optional<Known> find(UUID clientId, Collection<UUID> subjects, Predicate<Enrolled> mayKnow) {
        return known(load(clientId, subjects), Optional.empty(), mayKnow);
    }

    private static Optional<Known> known(
            Loaded<ClientState> loaded, Optional<UUID> unseen, Predicate<Enrolled> mayKnow) {
        return switch (loaded.state()) {
            case Enrolled client
            when mayKnow.test(client) -> Optional.of(new Known(loaded.version(), client, loaded.ofSubjects(), unseen));
            case Enrolled _, Unknown _ -> Optional.empty();
        };
    }

    /** Decides on what is found, and again as long as that is no longer so when it is to be carried out. */
    <S> Outcome<S> decide(
            Caller caller, UUID clientId, Collection<UUID> subjects, Function<Known, Outcome<S>> decideAndAppend) {
        return attempts.on(
                clientId,
                () -> find(caller, clientId, subjects)
                        .map(decideAndAppend)
                        .orElseGet(() -> new Outcome.Not<>(ClientDecider.unknown())));
    }

    /**
     * The same for what most often begins a subject. It is decided first on what is remembered of the client, as if the
     * subject were new. If that leads to something new that is appended, both were so at that version; whatever else it
     * leads to does not count, and it is decided on what is found.
     */
    <S> Outcome<S> begin(Caller caller, UUID clientId, UUID subject, Function<Known, Outcome<S>> decideAndAppend) {
        return presumed(caller, clientId, subject, decideAndAppend)
                .orElseGet(() -> decide(caller, clientId, List.of(subject), decideAndAppend));
    }

    private <S> Optional<Outcome<S>> presumed(
            Caller caller, UUID clientId, UUID subject, Function<Known, Outcome<S>> decideAndAppend) {
        try {
            return store.remembered(clientId, fold)
                    .flatMap(loaded -> known(loaded, Optional.of(subject), client -> mayKnow(caller, clientId, client)))
                    .map(decideAndAppend)
                    .filter(outcome -> outcome instanceof Outcome.Done<S> done && done.isNew());
        } catch (VersionConflict moved) {
            return Optional.empty();
        }
    }

    /** The same where others than those who may know of a client have a say. */
    <S> Outcome<S> decide(UUID clientId, Predicate<Enrolled> mayAsk, Function<Known, Outcome<S>> decideAndAppend) {
        return attempts.on(
                clientId,
                () -> find(clientId, List.of(), mayAsk)
                        .map(decideAndAppend)
                        .orElseGet(() -> new Outcome.Not<>(ClientDecider.unknown())));
    }

    /** The same of an id that nobody need have, whoever asks. */
    <S> Outcome<S> decide(UUID clientId, Function<Loaded<ClientState>, Outcome<S>> decideAndAppend) {
        return attempts.on(clientId, () -> decideAndAppend.apply(load(clientId, List.of())));
    }

    private Loaded<ClientState> load(UUID clientId, Collection<UUID> subjects) {
        return store.load(clientId, fold, subjects);
    }

    static boolean mayKnow(Caller caller, UUID clientId, Enrolled client) {
        return ClientAccess.allows(caller, clientId, client.enrolment().studioId(), client.coach());
    }
}
