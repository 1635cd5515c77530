package onward.kit.restore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.KafkaBinding;
import onward.contracts.UndecodableEvent;
import onward.contracts.event.Event;
import onward.kit.database.Database;
import onward.kit.kafka.KafkaClients;
import onward.kit.sealing.BrokenSeal;
import onward.kit.sealing.Sealer;
import onward.kit.sealing.Sealer.Opened;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to the store what Kafka has beyond it, at the versions that were given out. */
final class Regaining {
    private static final Logger LOG = LoggerFactory.getLogger(Regaining.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nobody can write until it has ended: it had better fail, and be tried again. */
    private static final Map<String, Object> IMPATIENT = Map.of(
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);

    private final Database database;
    private final String topic;
    private final String bootstrapServers;
    private final Sealer sealer;
    private final Regained service;
    private final EventCodec codec = new EventCodec();

    Regaining(Database database, String topic, String bootstrapServers, Sealer sealer, Regained service) {
        this.database = database;
        this.topic = topic;
        this.bootstrapServers = bootstrapServers;
        this.sealer = sealer;
        this.service = service;
    }

    /**
     * Reads each partition from one offset to the other.
     *
     * @return how many events the store did not have
     * @throws KafkaException if Kafka stops telling
     */
    int regain(Map<Integer, Long> from, Map<Integer, Long> to) {
        try (Consumer<byte[], byte[]> reader = KafkaClients.reader(bootstrapServers, IMPATIENT)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            to.forEach((partition, end) -> ends.put(new TopicPartition(topic, partition), end));
            reader.assign(ends.keySet());
            from.forEach((partition, offset) -> reader.seek(new TopicPartition(topic, partition), offset));
            int regained = 0;
            long latest = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(Duration.ofMillis(200));
                if (!records.nextOffsets().isEmpty()) {
                    latest = System.nanoTime() + PATIENCE.toNanos();
                    regained += take(records);
                } else if (System.nanoTime() > latest) {
                    throw new KafkaException("Kafka tells no more of " + topic);
                }
            }
            return regained;
        }
    }

    private int take(ConsumerRecords<byte[], byte[]> records) {
        List<Envelope> envelopes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                envelopes.add(KafkaBinding.fromRecord(record));
            } catch (UndecodableEvent e) {
                // Nobody's event; those who follow the topic have parked it.
                LOG.warn("{}-{}@{} is passed over: {}", topic, record.partition(), record.offset(), e.getMessage());
            }
        }
        return envelopes.isEmpty() ? 0 : append(envelopes);
    }

    private int append(List<Envelope> envelopes) {
        Set<UUID> streams = envelopes.stream().map(Envelope::stream).collect(Collectors.toSet());
        return database.inTransaction(connection -> {
            Map<UUID, Long> versions = RegainedTable.versions(connection, streams);
            List<RegainedTable.Row> rows = new ArrayList<>();
            Map<UUID, Event> contents = new HashMap<>();
            for (Envelope envelope : envelopes) {
                if (envelope.version() > versions.getOrDefault(envelope.stream(), 0L)) {
                    Optional<Event> content = open(envelope);
                    content.ifPresent(event -> contents.put(envelope.id(), event));
                    rows.add(new RegainedTable.Row(
                            envelope, content.flatMap(service::subjectOf).orElse(null)));
                }
            }
            if (rows.isEmpty()) {
                return 0;
            }
            Set<UUID> written = RegainedTable.insert(connection, rows);
            for (RegainedTable.Row row : rows) {
                Envelope envelope = row.envelope();
                // Once, also if the topic has it twice.
                if (written.contains(envelope.id()) && contents.containsKey(envelope.id())) {
                    service.take(connection, envelope.stream(), contents.remove(envelope.id()));
                }
            }
            return written.size();
        });
    }

    /** Empty if it is erased or cannot be read: its place in the stream is kept all the same. */
    private Optional<Event> open(Envelope envelope) {
        try {
            return switch (sealer.open(envelope.stream(), Sealer.placeOf(envelope), envelope.payload())) {
                case Opened.Clear clear ->
                    Optional.of(codec.decode(envelope.type(), envelope.typeVersion(), clear.bytes()));
                case Opened.Erased _ -> Optional.empty();
                case Opened.NoKey _ -> {
                    LOG.error("There is no key for event {} of stream {}", envelope.id(), envelope.stream());
                    yield Optional.empty();
                }
            };
        } catch (BrokenSeal | UndecodableEvent e) {
            LOG.error("Event {} of stream {} cannot be read: {}", envelope.id(), envelope.stream(), e.getMessage());
            return Optional.empty();
        }
    }
}
