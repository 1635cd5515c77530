package onward.gateway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.KafkaBinding;
import onward.contracts.Topics;
import onward.contracts.event.Event;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the service activity would have published: sealed events on the real topic, one key store for all. */
public final class Events {
    private static final Events SHARED = new Events();

    private final TestKeys keyStore = TestPostgres.freshKeys();
    private final Path masterKeyFile = masterKey();
    private final Database keyDatabase = new Database(pool(keyStore.writer()));
    private final Keys keys = new Keys(keyDatabase, MasterKey.read(masterKeyFile));
    private final Sealer sealer = new Sealer(keys);
    private final EventCodec codec = new EventCodec();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;

    private Events() {
        Migrations.apply(keyDatabase.pool(), "public", "keys");
        TestKafka.createTopic(Topics.ACTIVITY, Topics.PARTITIONS);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** There is one topic in this process, and so one key store that opens what is on it. */
    public static Events shared() {
        return SHARED;
    }

    /** Publishes a record under that key which says nothing. */
    public void tombstone(UUID stream) {
        send(new ProducerRecord<>(Topics.ACTIVITY, stream.toString(), null));
    }

    /** Publishes the next event of the stream and gives its version. */
    public long publish(UUID stream, Event event) {
        keys.create(stream);
        long version = versions.merge(stream, 1L, Long::sum);
        EventType type = EventType.of(event);
        UUID id = UUID.randomUUID();
        String place = Sealer.placeOf(id, type.wireName(), type.version(), version);
        Envelope envelope = new Envelope(
                id,
                "activity",
                type.wireName(),
                type.version(),
                stream,
                version,
                Instant.now(),
                sealer.seal(stream, place, codec.encode(event)));
        send(KafkaBinding.toRecord(Topics.ACTIVITY, envelope));
        return version;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path masterKeyFile() {
        return masterKeyFile;
    }

    TestDatabase keyReader() {
        return keyStore.reader();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static Path masterKey() {
        try {
            Path file = Files.createTempFile("master", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
