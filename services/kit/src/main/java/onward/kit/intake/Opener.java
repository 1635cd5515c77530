package onward.kit.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.UndecodableEvent;
import onward.kit.database.DatabaseFailure;
import onward.kit.sealing.BrokenSeal;
import onward.kit.sealing.Sealer;
import onward.kit.sealing.Sealer.Opened;

/** Opens and reads what an envelope carries. */
final class Opener {
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    Opener(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Asks for the keys of all of them at once, so that opening each does not ask by itself.
     *
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    void expect(List<Received> records) {
        sealer.fetchKeys(records.stream()
                .flatMap(received -> received instanceof Received.Enveloped(var _, var envelope)
                        ? Stream.of(envelope.stream())
                        : Stream.empty())
                .collect(Collectors.toSet()));
    }

    /** @throws UndecodableEvent if it cannot be read, now or after any number of tries */
    Incoming.Content open(Envelope envelope) {
        try {
            return switch (sealer.open(envelope.stream(), Sealer.placeOf(envelope), envelope.payload())) {
                case Opened.Clear clear ->
                    new Incoming.Content.Happened(codec.decode(envelope.type(), envelope.typeVersion(), clear.bytes()));
                case Opened.Erased _ -> new Incoming.Content.Erased();
                case Opened.NoKey _ -> throw new UndecodableEvent("there is no key for it", null);
            };
        } catch (BrokenSeal e) {
            throw new UndecodableEvent("its seal is broken: " + e.getMessage(), e);
        }
    }
}
