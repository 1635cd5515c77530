package onward.kit.intake;

import onward.contracts.Envelope;
import onward.contracts.event.Event;

/** An event whose turn it is in its stream. */
public record Incoming(String topic, Envelope envelope, Content content) {

    /** What the event says. */
    public sealed interface Content {
        /** It happened. */
        record Happened(Event event) implements Content {}

        /** Its stream was erased: it says nothing, and nothing is wrong. */
        record Erased() implements Content {}
    }
}
