package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import onward.contracts.Envelope;
import onward.contracts.UndecodableEvent;
import onward.kit.database.Database;
import onward.kit.sealing.Sealer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Fills tables that nobody reads yet from what lies in Kafka, each partition as far as it is told to: first in bulk, then
 * as an intake would. It is never further than it is told, so that its effects stand beside those of the intake that tells.
 */
public final class Refill implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Kafka is silent for that long although it has more: the transaction is given up, and all of it tried again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /**
     * Events that are taken in one go: enough for COPY to pay, few enough to be forgotten before the garbage collector of
     * a small service moves them.
     */
    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Projection projection;
    private final Bulk bulk;
    private final Opener opener;
    private final Kafka kafka;
    private final Taking taking;
    private final AtomicLong events = new AtomicLong();
    private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
    private Map<String, UUID> topicIds = Map.of();
    private Consumer<byte[], byte[]> following;
    private volatile boolean stopped;

    /** @param projection without effect outside of its tables */
    public Refill(Database database, Tables tables, Projection projection, Bulk bulk, Sealer sealer, Kafka kafka) {
        this.transactions = new Transactions(database, tables);
        this.projection = projection;
        this.bulk = bulk;
        this.opener = new Opener(sealer);
        this.kafka = kafka;
        this.taking = new Taking(transactions, projection, opener);
    }

    /** What it needs beside the tables of an intake, while they are filled. */
    public static void prepare(Connection connection) throws SQLException {
        AsideTable.create(connection);
    }

    /** The table that most rows of every intake lie in. */
    public static String bulkyTable() {
        return "applied";
    }

    /** How many events it has taken in. */
    public long events() {
        return events.get();
    }

    /** How far it is, what is not committed yet included. */
    public Map<TopicPartition, Long> reached() {
        return Map.copyOf(reached);
    }

    /** Loads partitions, one after the other, in one thread. */
    public Loader loader() {
        return new Loader();
    }

    /** Reads partitions from their beginning, over one connection to Kafka. */
    public final class Loader implements AutoCloseable {
        private final Consumer<byte[], byte[]> reader = kafka.reader(CHUNK);

        private Loader() {}

        /**
         * Loads a partition from its beginning, in one transaction; does nothing if that was done before. Must not be
         * used any more when there are indexes.
         *
         * @param upTo the first offset that is not loaded
         */
        public void load(TopicPartition partition, long upTo) {
            UUID topicId = topicIds().get(partition.topic());
            transactions.inTables(connection -> {
                idleWhileKafkaIsSilent(connection);
                long from = PositionTable.open(connection, partition, topicId);
                if (from == 0 && upTo > 0) {
                    AsideTable.add(connection, partition, load(connection, partition, upTo));
                    PositionTable.advance(connection, List.of(new PositionTable.Step(partition, topicId, 0, upTo)));
                }
                reached.put(partition, Math.max(from, upTo));
                return null;
            });
        }

        /** Kafka may let it wait for longer than others may stand still; who takes over from one that is stopped waits too. */
        private static void idleWhileKafkaIsSilent(Connection connection) throws SQLException {
            try (Statement set = connection.createStatement()) {
                set.execute("set local idle_in_transaction_session_timeout = "
                        + PATIENCE.multipliedBy(2).toMillis());
            }
        }

        private Map<Optional<UUID>, Long> load(Connection connection, TopicPartition partition, long upTo)
                throws SQLException {
            LoadOrder order = new LoadOrder();
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            Silence silence = new Silence();
            while (reader.position(partition) < upTo) {
                List<Received> records = poll(reader, Map.of(partition, upTo), silence);
                opener.expect(records);
                List<Incoming> chunk = new ArrayList<>();
                for (Received received : records) {
                    order.inTurn(received)
                            .flatMap(event -> open(event, received, order))
                            .ifPresent(chunk::add);
                }
                if (!chunk.isEmpty()) {
                    bulk.load(connection, chunk);
                    AppliedTable.copy(connection, chunk);
                    events.addAndGet(chunk.size());
                }
                reached.put(partition, Math.min(upTo, reader.position(partition)));
            }
            return order.aside();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private Optional<Incoming> open(Envelope envelope, Received received, LoadOrder order) {
        try {
            return Optional.of(new Incoming(received.record().topic(), envelope, opener.open(envelope)));
        } catch (UndecodableEvent e) {
            // To be parked, which Turns does.
            order.setAside(Optional.of(envelope.stream()), received.record().offset());
            return Optional.empty();
        }
    }

    /** Decides what the loads have set aside, now that there are indexes. */
    public void decideWhatWasSetAside() {
        positions().forEach((partition, position) -> {
            Map<Optional<UUID>, Long> aside = transactions.inTables(connection -> AsideTable.of(connection, partition));
            if (!aside.isEmpty()) {
                decide(partition, aside, position);
                transactions.inTables(connection -> {
                    AsideTable.clear(connection, partition);
                    return null;
                });
            }
        });
    }

    private void decide(TopicPartition partition, Map<Optional<UUID>, Long> aside, long upTo) {
        try (Consumer<byte[], byte[]> reader = kafka.reader(CHUNK)) {
            reader.assign(List.of(partition));
            reader.seek(partition, aside.values().stream().min(Long::compareTo).orElse(upTo));
            Silence silence = new Silence();
            while (reader.position(partition) < upTo) {
                List<Received> open = poll(reader, Map.of(partition, upTo), silence).stream()
                        .filter(received -> isAside(received, aside))
                        .toList();
                long decided = Math.min(upTo, reader.position(partition));
                events.addAndGet(taking.take(open, connection -> AsideTable.decided(connection, partition, decided))
                        .size());
            }
        }
    }

    private static boolean isAside(Received received, Map<Optional<UUID>, Long> aside) {
        Optional<UUID> stream = switch (received) {
            case Received.Enveloped(var _, var envelope) -> Optional.of(envelope.stream());
            case Received.Broken(var record, var _) -> ParkedTable.streamOf(record.key());
        };
        Long from = aside.get(stream);
        return from != null && received.record().offset() >= from;
    }

    /**
     * Takes in what lies between where it stands and those offsets, as an intake would.
     *
     * @return false if the time was not enough
     * @throws Overtaken if another one fills these tables too
     */
    public boolean follow(Map<TopicPartition, Long> goals, Duration atMost) {
        Map<TopicPartition, Place> places = stand(goals.keySet());
        Map<TopicPartition, Long> open = goals.entrySet().stream()
                .filter(goal -> places.get(goal.getKey()).nextOffset() < goal.getValue())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (open.isEmpty()) {
            return true;
        }
        long end = System.nanoTime() + atMost.toNanos();
        Consumer<byte[], byte[]> reader = following();
        reader.assign(open.keySet());
        open.keySet()
                .forEach(partition ->
                        reader.seek(partition, places.get(partition).nextOffset()));
        Silence silence = new Silence();
        while (isBefore(places, open)) {
            if (System.nanoTime() > end) {
                return false;
            }
            take(reader, open, places, silence);
        }
        return true;
    }

    private void take(
            Consumer<byte[], byte[]> reader,
            Map<TopicPartition, Long> goals,
            Map<TopicPartition, Place> places,
            Silence silence) {
        List<Received> received = poll(reader, goals, silence);
        Map<TopicPartition, Long> next = new HashMap<>();
        goals.forEach((partition, goal) -> {
            long position = Math.min(goal, reader.position(partition));
            if (position > places.get(partition).nextOffset()) {
                next.put(partition, position);
            }
        });
        if (!next.isEmpty()) {
            events.addAndGet(
                    taking.take(received, Taking.positions(places, next)).size());
            next.forEach((partition, offset) -> {
                places.computeIfPresent(partition, (_, place) -> new Place(place.topicId(), offset));
                reached.put(partition, offset);
            });
        }
    }

    private Map<TopicPartition, Place> stand(Set<TopicPartition> partitions) {
        Map<String, UUID> topicIds = topicIds();
        return transactions.inTables(connection -> {
            Map<TopicPartition, Place> places = new HashMap<>();
            for (TopicPartition partition : partitions) {
                UUID topicId = topicIds.get(partition.topic());
                long offset = PositionTable.open(connection, partition, topicId);
                places.put(partition, new Place(topicId, offset));
                reached.put(partition, offset);
            }
            return places;
        });
    }

    private synchronized Map<String, UUID> topicIds() {
        if (topicIds.isEmpty()) {
            topicIds = kafka.topicIds(projection.topics());
        }
        return topicIds;
    }

    /** Kept from one time to the next: the last time others wait. */
    private Consumer<byte[], byte[]> following() {
        if (following == null) {
            following = kafka.reader(CHUNK);
        }
        return following;
    }

    private static boolean isBefore(Map<TopicPartition, Place> places, Map<TopicPartition, Long> goals) {
        return goals.entrySet().stream()
                .anyMatch(goal -> places.get(goal.getKey()).nextOffset() < goal.getValue());
    }

    /** How long nothing has come although there is more. */
    private static final class Silence {
        private long since = System.nanoTime();

        void listen(ConsumerRecords<byte[], byte[]> records) {
            if (!records.nextOffsets().isEmpty()) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new KafkaException("Kafka tells no more");
            }
        }
    }

    /** What has come, without what lies behind the goals. */
    private List<Received> poll(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> goals, Silence silence) {
        if (stopped) {
            throw new WakeupException();
        }
        ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
        silence.listen(records);
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.offset() < goals.get(new TopicPartition(record.topic(), record.partition())))
                .map(Received::of)
                .toList();
    }

    /** How far it is, in its tables. */
    public Map<TopicPartition, Long> positions() {
        return transactions.inTables(PositionTable::all);
    }

    /** Whatever it is doing ends soon, with a {@link WakeupException}. */
    public void stop() {
        stopped = true;
    }

    /** Only by the thread that follows. */
    @Override
    public void close() {
        stop();
        if (following != null) {
            following.close();
        }
    }
}
