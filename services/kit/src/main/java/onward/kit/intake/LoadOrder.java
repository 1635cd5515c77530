package onward.kit.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;

/**
 * Decides, for the records of one partition from its beginning, which ones come in their turn and can be loaded as they
 * are, without looking into tables. From its first other record on a stream is set aside, for {@link Turns} to decide.
 */
final class LoadOrder {
    /** What a relay publishes twice after a crash lies close together: that many records back are recognised. */
    private static final int REMEMBERED = 4096;

    private final Map<UUID, Long> lastVersions = new HashMap<>();
    private final Map<Optional<UUID>, Long> aside = new HashMap<>();
    private final Map<Version, UUID> recent = new HashMap<>();
    private final Deque<Version> oldestFirst = new ArrayDeque<>();

    private record Version(UUID stream, long version) {}

    /** The envelope, if it is its turn. */
    Optional<Envelope> inTurn(Received received) {
        return switch (received) {
            case Received.Broken(var record, var _) -> {
                setAside(ParkedTable.streamOf(record.key()), record.offset());
                yield Optional.empty();
            }
            case Received.Enveloped(var record, var envelope) -> inTurn(envelope, record.offset());
        };
    }

    private Optional<Envelope> inTurn(Envelope envelope, long offset) {
        UUID stream = envelope.stream();
        if (aside.containsKey(Optional.of(stream))) {
            return Optional.empty();
        }
        Version version = new Version(stream, envelope.version());
        if (envelope.version() == lastVersions.getOrDefault(stream, 0L) + 1) {
            lastVersions.put(stream, envelope.version());
            remember(version, envelope.id());
            return Optional.of(envelope);
        }
        boolean known = envelope.id().equals(recent.get(version));
        if (!known) {
            setAside(Optional.of(stream), offset);
        }
        return Optional.empty();
    }

    private void remember(Version version, UUID event) {
        recent.put(version, event);
        oldestFirst.add(version);
        if (oldestFirst.size() > REMEMBERED) {
            recent.remove(oldestFirst.remove());
        }
    }

    /** From that record on the stream is left to be decided later; without a stream, the record alone is. */
    void setAside(Optional<UUID> stream, long offset) {
        aside.putIfAbsent(stream, offset);
    }

    /** Where each stream was set aside. */
    Map<Optional<UUID>, Long> aside() {
        return Map.copyOf(aside);
    }
}
