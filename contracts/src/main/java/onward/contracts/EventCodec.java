package onward.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import onward.contracts.event.Event;

/** Events to JSON and back; the only place that does it. */
public final class EventCodec {
    private final ObjectMapper json = Json.tolerant();

    /** The event's JSON in UTF-8. */
    public byte[] encode(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("An event that cannot be written as JSON: " + event.getClass(), e);
        }
    }

    /**
     * The event of that JSON.
     *
     * @throws UndecodableEvent if the type or version is unknown here, or the JSON is not one of that type
     */
    public Event decode(String type, int version, byte[] payload) {
        EventType known =
                EventType.named(type).orElseThrow(() -> new UndecodableEvent("unknown event type " + type, null));
        // An older version gets its upcaster here, before it is read as the newest record.
        if (version != known.version()) {
            throw new UndecodableEvent("unknown version " + version + " of " + type, null);
        }
        return read(known, payload)
                .orElseThrow(
                        () -> new UndecodableEvent("null is not the JSON of " + type + " version " + version, null));
    }

    private Optional<Event> read(EventType type, byte[] payload) {
        try {
            return Optional.ofNullable(json.readValue(payload, type.record()));
        } catch (IOException e) {
            throw new UndecodableEvent("not the JSON of " + type.wireName() + " version " + type.version(), e);
        }
    }
}
