package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.UndecodableEvent;
import onward.kit.database.DatabaseFailure;
import onward.kit.tracing.Origins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Within one transaction: decides for each record whether it is its turn, and lets the projection apply those whose turn
 * it is. The one after the last version is applied; a known one is ignored; another one at a known version is a fork and
 * is parked; a later one waits. Behind a parked record its stream waits.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Connection connection;
    private final Projection projection;
    private final Opener opener;
    private final boolean oneByOne;

    private final Map<StreamKey, Long> lastVersions;
    private final Set<StreamKey> parked;
    private final Set<StreamKey> waiting;
    private final Map<StreamKey, Map<Long, UUID>> accepted = new HashMap<>();
    private final List<Incoming> ready = new ArrayList<>();
    private final List<Envelope> applied = new ArrayList<>();

    /** @param oneByOne each event under a savepoint of its own, so that one that fails is parked alone */
    Turns(Connection connection, Projection projection, Opener opener, List<Received> records, boolean oneByOne)
            throws SQLException {
        this(connection, projection, opener, streamsOf(records), oneByOne);
    }

    private static Set<StreamKey> streamsOf(List<Received> records) {
        return records.stream()
                .flatMap(record -> record instanceof Received.Enveloped enveloped
                        ? Stream.of(key(enveloped.record().topic(), enveloped.envelope()))
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** For what is of these streams. */
    Turns(Connection connection, Projection projection, Opener opener, Set<StreamKey> streams, boolean oneByOne)
            throws SQLException {
        this.connection = connection;
        this.projection = projection;
        this.opener = opener;
        this.oneByOne = oneByOne;
        this.lastVersions = AppliedTable.lastVersions(connection, streams);
        this.parked = WaitingTable.streamsOf(connection, "parked", streams);
        this.waiting = WaitingTable.among(connection, streams);
    }

    /** Takes the records in order. */
    void take(List<Received> records) throws SQLException {
        for (Received received : records) {
            switch (received) {
                case Received.Enveloped(var record, var envelope) -> offer(record.topic(), envelope);
                case Received.Broken(var record, var cause) -> {
                    LOG.error(
                            "{}: parked {}-{}@{}: {}",
                            projection.name(),
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            cause);
                    Optional<UUID> stream = ParkedTable.streamOf(record.key());
                    ParkedTable.add(connection, record, stream, cause);
                    stream.ifPresent(behind -> parked.add(new StreamKey(record.topic(), behind)));
                }
            }
        }
        if (!ready.isEmpty()) {
            projection.apply(connection, List.copyOf(ready));
            AppliedTable.insert(connection, ready);
        }
    }

    /** Takes what waits in the stream and has its turn, if nothing parked is in its way any more. */
    void takeWaiting(StreamKey stream) throws SQLException {
        long next = lastVersions.getOrDefault(stream, 0L) + 1;
        for (Envelope envelope : WaitingTable.take(connection, stream, next)) {
            offer(stream.topic(), envelope);
        }
    }

    /** Those that were applied. */
    List<Envelope> applied() {
        return List.copyOf(applied);
    }

    /** The event, and after it what was waiting for it. */
    private void offer(String topic, Envelope offered) throws SQLException {
        StreamKey stream = key(topic, offered);
        Deque<Envelope> next = new ArrayDeque<>(List.of(offered));
        while (!next.isEmpty()) {
            Envelope envelope = next.poll();
            if (isApplied(stream, envelope) && waiting.contains(stream)) {
                next.addAll(WaitingTable.take(connection, stream, envelope.version() + 1));
            }
        }
    }

    private boolean isApplied(StreamKey stream, Envelope envelope) throws SQLException {
        long last = lastVersions.getOrDefault(stream, 0L);
        if (envelope.version() <= last) {
            if (!known(stream, envelope)) {
                try (Origins.Work _ = Origins.resume(envelope)) {
                    park(
                            stream.topic(),
                            envelope,
                            "a fork: another event was applied as version " + envelope.version());
                }
            }
            return false;
        }
        if (parked.contains(stream) || envelope.version() > last + 1) {
            WaitingTable.add(connection, stream.topic(), envelope);
            waiting.add(stream);
            return false;
        }
        if (!accept(stream.topic(), envelope)) {
            return false;
        }
        lastVersions.put(stream, envelope.version());
        applied.add(envelope);
        accepted.computeIfAbsent(stream, _ -> new HashMap<>()).put(envelope.version(), envelope.id());
        return true;
    }

    private boolean known(StreamKey stream, Envelope envelope) throws SQLException {
        UUID now = accepted.getOrDefault(stream, Map.of()).get(envelope.version());
        Optional<UUID> applied =
                now != null ? Optional.of(now) : AppliedTable.eventAt(connection, stream, envelope.version());
        return applied.equals(Optional.of(envelope.id()));
    }

    /** Whether the event was applied, or will be with the batch; if not, it was parked. */
    private boolean accept(String topic, Envelope envelope) throws SQLException {
        try (Origins.Work _ = Origins.resume(envelope)) {
            return acceptNow(topic, envelope);
        }
    }

    private boolean acceptNow(String topic, Envelope envelope) throws SQLException {
        Incoming event;
        try {
            event = new Incoming(topic, envelope, opener.open(envelope));
        } catch (UndecodableEvent e) {
            park(topic, envelope, e.getMessage());
            return false;
        }
        if (!oneByOne) {
            ready.add(event);
            return true;
        }
        return applyAlone(event);
    }

    private boolean applyAlone(Incoming event) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            projection.apply(connection, List.of(event));
            AppliedTable.insert(connection, List.of(event));
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (new DatabaseFailure(e).isPassing()) {
                throw e;
            }
            // The message may quote values; the state is enough to find it again.
            return parkAfter(before, event, "SQL state " + e.getSQLState(), e);
        } catch (DatabaseFailure e) {
            if (e.isPassing()) {
                throw e;
            }
            return parkAfter(before, event, "SQL state " + e.sqlState(), e);
        } catch (RuntimeException e) {
            return parkAfter(before, event, e.getClass().getSimpleName(), e);
        }
    }

    private boolean parkAfter(Savepoint before, Incoming event, String cause, Exception thrown) throws SQLException {
        LOG.error("{}: could not apply {}", projection.name(), event.envelope().id(), thrown);
        connection.rollback(before);
        park(event.topic(), event.envelope(), cause);
        return false;
    }

    private void park(String topic, Envelope envelope, String cause) throws SQLException {
        LOG.error(
                "{}: parked event {} of stream {} version {}: {}",
                projection.name(),
                envelope.id(),
                envelope.stream(),
                envelope.version(),
                cause);
        ParkedTable.add(connection, topic, envelope, cause);
        parked.add(key(topic, envelope));
    }

    private static StreamKey key(String topic, Envelope envelope) {
        return new StreamKey(topic, envelope.stream());
    }
}
