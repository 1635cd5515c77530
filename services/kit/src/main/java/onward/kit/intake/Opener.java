package onward.kit.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.UndecodableEvent;
import onward.kit.database.DatabaseFailure;
import onward.kit.sealing.BrokenSeal;
import onward.kit.sealing.Sealer;
import onward.kit.sealing.Sealer.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and reads what an envelope carries. */
final class Opener {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    Opener(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Asks for the keys of all of them at once, so that opening does not ask for each that there is.
     *
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    void expect(List<Received> records) {
        Set<UUID> streams = records.stream()
                .flatMap(received -> received instanceof Received.Enveloped(var _, var envelope)
                        ? Stream.of(envelope.stream())
                        : Stream.empty())
                .collect(Collectors.toSet());
        try {
            sealer.fetchKeys(streams);
        } catch (BrokenSeal e) {
            // One of the keys cannot be read. Whose it is turns out when its event is opened, which parks that stream
            // alone.
            LOG.warn("Keys are asked for one by one, since one of {} streams has a broken one", streams.size(), e);
        }
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
