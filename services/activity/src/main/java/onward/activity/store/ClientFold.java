package onward.activity.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import onward.activity.client.ClientEvolution;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.decision.Past;
import onward.contracts.Json;
import onward.kit.store.Fold;
import onward.kit.store.Recorded;

/** A client's stream as {@link ClientState}; its snapshots are JSON. */
final class ClientFold implements Fold<ClientState> {
    private final ObjectMapper json = Json.tolerant();

    @Override
    public String format() {
        return "client-3";
    }

    @Override
    public ClientState initial() {
        return new Unknown();
    }

    @Override
    public ClientState evolve(ClientState state, Recorded event) {
        return ClientEvolution.evolve(state, new Past(event.version(), event.recordedAt(), event.event()));
    }

    @Override
    public byte[] encode(ClientState state) {
        return switch (state) {
            case Unknown() -> new byte[0];
            case Enrolled client -> write(client);
        };
    }

    @Override
    public ClientState decode(byte[] snapshot) {
        if (snapshot.length == 0) {
            return new Unknown();
        }
        try {
            return json.readValue(snapshot, Enrolled.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(Enrolled client) {
        try {
            return json.writeValueAsBytes(client);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
