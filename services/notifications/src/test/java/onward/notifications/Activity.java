package onward.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.KafkaBinding;
import onward.contracts.Topics;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.Event;
import onward.contracts.event.StudioOpened;
import onward.contracts.value.StaffRole;
import onward.kit.sealing.Keys;
import onward.kit.sealing.Sealer;
import onward.testing.TestKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the service hears: studios, coaches and clients, sealed and on Kafka as the write side puts them there. */
public final class Activity {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Keys keys;
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>();
    private volatile Clock clock = Clock.systemUTC();
    private final KafkaProducer<String, byte[]> producer;

    Activity(Keys keys, Sealer sealer) {
        this.keys = keys;
        this.sealer = sealer;
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers());
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    Sealer sealer() {
        return sealer;
    }

    /** A studio with a coach. */
    public record Studio(UUID id, UUID coach) {}

    public Studio studio(String name, String coachName) {
        return studio(name, coachName, Optional.empty());
    }

    /** The same, with a coach who reads that language. */
    public Studio studio(String name, String coachName, Optional<String> language) {
        Studio studio = new Studio(UUID.randomUUID(), UUID.randomUUID());
        publish(studio.id, new StudioOpened(name, LONDON), coach(studio.coach, coachName, language));
        return studio;
    }

    public static CoachJoined coach(UUID person, String name) {
        return coach(person, name, Optional.empty());
    }

    private static CoachJoined coach(UUID person, String name, Optional<String> language) {
        return new CoachJoined(person, name, "coach-" + person + "@studio.test", StaffRole.COACH, LONDON, language);
    }

    /** What it records from now on is recorded at that clock's time. */
    void tellTimeBy(Clock other) {
        clock = other;
    }

    /** A client enrolled by the studio's coach. */
    public Client client(Studio studio, String name) {
        return client(studio, name, LONDON, "en");
    }

    /** The same, living in that zone and reading that language. */
    public Client client(Studio studio, String name, ZoneId zone, String language) {
        Client client = new Client(UUID.randomUUID());
        client.enrolment.addAll(publish(
                client.id,
                new ClientEnrolled(studio.id, name, client.email(), zone, Optional.of(language), studio.coach),
                new CoachAssigned(studio.coach, studio.coach)));
        return client;
    }

    /**
     * A client.
     *
     * @param enrolment the records that said so
     */
    public record Client(UUID id, List<Envelope> enrolment) {
        Client(UUID id) {
            this(id, new ArrayList<>());
        }

        public String email() {
            return "client-" + id + "@home.test";
        }
    }

    /** Records and publishes events of a stream, which gets a key with its first. */
    public List<Envelope> publish(UUID stream, Event... events) {
        return publish(Topics.ACTIVITY, stream, events);
    }

    /** What was found about a client. */
    public List<Envelope> found(UUID client, Event... facts) {
        return publish(Topics.PROGRESS, client, facts);
    }

    private synchronized List<Envelope> publish(String topic, UUID stream, Event... events) {
        keys.create(stream);
        return Arrays.stream(events)
                .map(event -> {
                    Envelope envelope = envelope(topic, stream, versions.merge(topic + stream, 1L, Long::sum), event);
                    publish(topic, envelope);
                    return envelope;
                })
                .toList();
    }

    /** Puts the record on the topic, maybe again. */
    public void publish(Envelope envelope) {
        publish(Topics.ACTIVITY, envelope);
    }

    private void publish(String topic, Envelope envelope) {
        try {
            producer.send(KafkaBinding.toRecord(topic, envelope)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Envelope envelope(String topic, UUID stream, long version, Event event) {
        UUID id = UUID.randomUUID();
        EventType type = EventType.of(event);
        byte[] payload =
                sealer.seal(stream, Sealer.placeOf(id, type.wireName(), type.version(), version), codec.encode(event));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Envelope(
                id,
                topic.substring("onward.".length()),
                type.wireName(),
                type.version(),
                stream,
                version,
                now,
                payload);
    }
}
