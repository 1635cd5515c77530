package onward.activity.store;

import static onward.activity.decision.Decision.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientCommand.ChangeDetails;
import onward.activity.client.ClientCommand.Enrol;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientEvolution;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Reason;
import onward.activity.store.Appending.Basis;
import onward.contracts.event.Event;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.sealing.Keys;

/** Clients as persons: load, decide, append. */
public final class Clients {
    private final ClientStreams streams;
    private final Appending appending;
    private final Database database;
    private final EmailAddresses addresses;
    private final Keys keys;

    Clients(ClientStreams streams, Appending appending, Database database, EmailAddresses addresses, Keys keys) {
        this.streams = streams;
        this.appending = appending;
        this.database = database;
        this.addresses = addresses;
        this.keys = keys;
    }

    /** Enrols a client under that id, which must not be anyone's or anything's else. */
    public Outcome<Enrolled> enrol(UUID clientId, Enrol command) {
        return streams.<ClientState>decide(clientId, loaded -> {
                    Basis<ClientState> basis = basis(clientId, loaded.version(), loaded.state());
                    if (loaded.state() instanceof Unknown && loaded.version() > 0) {
                        return taken();
                    }
                    Decision decision = ClientDecider.decide(loaded.state(), command);
                    return decision instanceof Accepted(List<Event> events)
                            ? enrol(command.email(), events, basis)
                            : appending.carryOut(decision, basis);
                })
                .map(ClientDecider::enrolled);
    }

    private Outcome<ClientState> enrol(String email, List<Event> events, Basis<ClientState> basis) {
        keys.create(basis.stream());
        return database.inTransaction(transaction -> {
            if (addresses.knows(transaction, basis.stream())) {
                appending.ensureUnmoved(transaction, basis);
                return taken();
            }
            return withAddress(transaction, email, events, basis);
        });
    }

    /** Changes a client's details. */
    public Outcome<Enrolled> change(Caller caller, UUID clientId, ChangeDetails command) {
        return streams.<ClientState>decide(caller, clientId, List.of(), known -> {
                    Decision decision = ClientDecider.decide(known.client(), command);
                    Basis<ClientState> basis = basis(clientId, known.version(), known.client());
                    return decision instanceof Accepted(List<Event> events)
                                    && command.email().isPresent()
                            ? database.inTransaction(transaction ->
                                    withAddress(transaction, command.email().get(), events, basis))
                            : appending.carryOut(decision, basis);
                })
                .map(ClientDecider::enrolled);
    }

    /** That an address is one person's is decided in the transaction that records it. */
    private Outcome<ClientState> withAddress(
            Connection transaction, String email, List<Event> events, Basis<ClientState> basis) throws SQLException {
        return addresses.take(transaction, email, basis.stream())
                ? appending.carryOut(transaction, events, basis)
                : new Outcome.Not<>(
                        refused(Reason.CLIENT_EMAIL_TAKEN, "The e-mail address is another person's.", "/email"));
    }

    /** A client's id is a person's and a stream's: it can be neither a studio's nor one of the staff's. */
    private static Outcome<ClientState> taken() {
        return new Outcome.Not<>(refused(Reason.CLIENT_EXISTS, "The id is taken.", "/clientId"));
    }

    private static Basis<ClientState> basis(UUID clientId, long version, ClientState state) {
        return new Basis<>(clientId, version, Optional.empty(), state, ClientEvolution::evolve);
    }
}
