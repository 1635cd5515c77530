package onward.activity.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import onward.activity.decision.Past;
import onward.activity.studio.StudioState;
import onward.contracts.Json;
import onward.kit.store.Fold;
import onward.kit.store.Recorded;

/** A studio's stream as {@link StudioState}. */
final class StudioFold implements Fold<StudioState> {
    private final ObjectMapper json = Json.tolerant();

    @Override
    public String format() {
        return "studio-3";
    }

    @Override
    public StudioState initial() {
        return StudioState.none();
    }

    @Override
    public StudioState evolve(StudioState state, Recorded event) {
        return state.evolve(new Past(event.version(), event.recordedAt(), event.event()));
    }

    @Override
    public byte[] encode(StudioState state) {
        try {
            return json.writeValueAsBytes(state);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StudioState decode(byte[] snapshot) {
        try {
            return json.readValue(snapshot, StudioState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
