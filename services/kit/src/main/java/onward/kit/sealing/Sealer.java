package onward.kit.sealing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.contracts.Envelope;
import onward.kit.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what belongs to a client or studio under its key, for one place: what was sealed for one place cannot be opened
 * as if it stood at another.
 */
public final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final Keys keys;

    public Sealer(Keys keys) {
        this.keys = keys;
    }

    /** What opening yields. */
    public sealed interface Opened {
        /**
         * For what is shown to somebody: nothing of a stream that was erased. Nothing without a key either, but that is told
         * in the log: one that is lost must not take down a page on which others stand.
         */
        default Optional<byte[]> shown(UUID stream) {
            return switch (this) {
                case Clear(byte[] bytes) -> Optional.of(bytes);
                case Erased _ -> Optional.empty();
                case NoKey _ -> {
                    LOG.error("Stream {} has no key; what was sealed under it is left out", stream);
                    yield Optional.empty();
                }
            };
        }

        /** The bytes as they were before sealing. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Clear(byte[] bytes) implements Opened {}

        /** The stream was erased: there is nothing to see any more, and nothing is wrong. */
        record Erased() implements Opened {}

        /** There is no key, and no mark of an erased one: something is wrong. */
        record NoKey() implements Opened {}
    }

    /** The place of an event's payload: its id, type and versions. */
    public static String placeOf(UUID id, String type, int typeVersion, long version) {
        return id + "/" + type + ".v" + typeVersion + "/" + version;
    }

    /** The place of that envelope's payload. */
    public static String placeOf(Envelope envelope) {
        return placeOf(envelope.id(), envelope.type(), envelope.typeVersion(), envelope.version());
    }

    /**
     * Seals the bytes.
     *
     * @throws IllegalStateException if the stream has no key, or was erased
     * @throws DatabaseFailure if the key store cannot be reached
     */
    public byte[] seal(UUID stream, String place, byte[] clear) {
        return switch (keys.of(stream)) {
            case StreamKey.Live live -> Aes.seal(live.key(), additional(place), clear);
            case StreamKey.Erased _ -> throw new IllegalStateException("Stream " + stream + " was erased");
            case StreamKey.Missing _ -> throw new IllegalStateException("Stream " + stream + " has no key");
        };
    }

    /**
     * Whether what was sealed for that stream could be opened now; as late as a key is held.
     *
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    public boolean hasKey(UUID stream) {
        return keys.of(stream) instanceof StreamKey.Live;
    }

    /**
     * Holds the keys of all those streams that have one, with one question to the key store.
     *
     * @throws BrokenSeal if any of them cannot be unwrapped
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    public void fetchKeys(Set<UUID> streams) {
        keys.of(streams);
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws BrokenSeal if it was sealed with another key or for another place, or was changed
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    public Opened open(UUID stream, String place, byte[] sealed) {
        return open(keys.of(stream), new Sealed(stream, place, sealed));
    }

    /** Something that {@link #seal} made, of that stream, for that place. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(UUID stream, String place, byte[] bytes) {}

    /**
     * Opens all of that, each as {@link #open} does and in the same order, with one question to the key store.
     *
     * @throws BrokenSeal if anything was sealed with another key or for another place, or was changed
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    public List<Opened> openAll(List<Sealed> all) {
        Map<UUID, StreamKey> known = keys.of(all.stream().map(Sealed::stream).collect(Collectors.toSet()));
        return all.stream().map(one -> open(known.get(one.stream()), one)).toList();
    }

    private static Opened open(StreamKey key, Sealed sealed) {
        return switch (key) {
            case StreamKey.Live live ->
                new Opened.Clear(Aes.open(live.key(), additional(sealed.place()), sealed.bytes()));
            case StreamKey.Erased _ -> new Opened.Erased();
            case StreamKey.Missing _ -> new Opened.NoKey();
        };
    }

    private static byte[] additional(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }
}
