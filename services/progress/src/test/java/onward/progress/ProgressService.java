package onward.progress;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import onward.contracts.EventCodec;
import onward.contracts.Topics;
import onward.contracts.event.Event;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;
import onward.testing.SettableClock;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import onward.testing.TestTokens;
import onward.testing.contract.ToldAnswers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The real service on the real PostgreSQL and Kafka, one for all tests of this JVM; each test has clients of its own.
 * What {@code activity} and {@code notifications} would do, the tests do: make keys, seal and publish.
 */
public final class ProgressService {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Where the clock stands for tests that are not about time: before all that happens in them, so nothing is found. */
    private static final Instant USUAL_TIME = Instant.parse("2026-05-01T10:00:00Z");

    /** What time it is for the service. */
    public final SettableClock clock = new SettableClock(USUAL_TIME);

    final TestTokens tokens = TestTokens.start();
    final Keys keys;
    final Sealer sealer;
    final KafkaProducer<String, byte[]> producer;
    private final TestDatabase database = TestPostgres.freshDatabase("progress");
    private final TestKeys keyStore = TestPostgres.freshKeys();
    private final Path masterKey = masterKey();
    private final DataSource ownReads = FreshDatabase.pool(database);
    private final DataSource ownKeyReads = FreshDatabase.pool(keyStore.reader());
    private final Map<String, Object> settings;
    private final EmbeddedServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The service, started when it is first asked for. */
    public static ProgressService running() {
        return Running.SERVICE;
    }

    private static final class Running {
        private static final ProgressService SERVICE = new ProgressService();
    }

    private ProgressService() {
        HikariDataSource writer = FreshDatabase.pool(keyStore.writer());
        Migrations.apply(writer, "public", "keys");
        keys = new Keys(new Database(writer), MasterKey.read(masterKey));
        sealer = new Sealer(keys);
        TestKafka.createTopic(Topics.ACTIVITY, Topics.PARTITIONS);
        TestKafka.createTopic(Topics.PROGRESS, Topics.PARTITIONS);
        TestKafka.createTopic(Topics.NOTIFICATIONS, Topics.PARTITIONS);
        TestKafka.createTopic(Topics.PROGRESS, Topics.PARTITIONS);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        settings = Map.ofEntries(
                Map.entry("micronaut.server.port", "-1"),
                Map.entry("onward.mode", "local"),
                // Sixteen times as often as in earnest: nobody wants to wait for it here.
                Map.entry("onward.live.beat", "1s"),
                Map.entry("onward.kafka", TestKafka.bootstrapServers()),
                Map.entry("onward.master-key-file", masterKey.toString()),
                Map.entry("onward.access.jwks-url", tokens.jwksUrl()),
                Map.entry("datasources.default.url", database.url()),
                Map.entry("datasources.default.username", database.user()),
                Map.entry("datasources.default.password", database.password()),
                Map.entry("datasources.keys.url", keyStore.reader().url()),
                Map.entry("datasources.keys.username", keyStore.reader().user()),
                Map.entry("datasources.keys.password", keyStore.reader().password()));
        server = started();
    }

    /** One more instance of the service, beside the one that runs. */
    public EmbeddedServer started() {
        return ApplicationContext.builder(settings)
                .beanDefinitions(RuntimeBeanDefinition.builder(Clock.class, () -> clock)
                        .singleton(true)
                        .replaces(Clock.class)
                        .build())
                .run(EmbeddedServer.class);
    }

    /** What was found of the client, in the order in which it was told. */
    public List<Event> facts(UUID client) {
        try (Connection connection = connection();
                PreparedStatement select = connection.prepareStatement("""
                        select version, id, type, type_version, payload from store.event where stream = ? order by version
                        """)) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                List<Event> facts = new ArrayList<>();
                while (row.next()) {
                    facts.add(fact(client, row));
                }
                return facts;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Event fact(UUID client, ResultSet row) throws SQLException {
        String type = row.getString("type");
        int typeVersion = row.getInt("type_version");
        String place = Sealer.placeOf(row.getObject("id", UUID.class), type, typeVersion, row.getLong("version"));
        return switch (sealer.open(client, place, row.getBytes("payload"))) {
            case Sealer.Opened.Clear clear -> new EventCodec().decode(type, typeVersion, clear.bytes());
            case Sealer.Opened.Erased _, Sealer.Opened.NoKey _ -> throw new AssertionError("not to be opened: " + type);
        };
    }

    /** Moves the clock and waits until nothing is due any more. */
    public void moveTo(String instant) {
        moveTo(Instant.parse(instant));
    }

    public void moveTo(Instant instant) {
        clock.set(instant);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> query("select count(*) from timers.timer where due_at <= '" + instant + "'")
                        .equals(List.of("0")));
    }

    /** Begins a test about time: only its own clients are looked at, those of others would take theirs. */
    public void beginAt(Instant instant) {
        forgetTimers();
        clock.set(instant);
    }

    /** Ends it: what is left of it is not looked at any more. */
    public void endOfTime() {
        beginAt(USUAL_TIME);
    }

    private void forgetTimers() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from timers.timer");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Opens a stream of server-sent events at that path, behind the event of that id if one is given. */
    public LiveStream listen(String path, String token, Optional<String> lastEventId) {
        return LiveStream.open(http, at(path), token, lastEventId);
    }

    /** The same at another instance. */
    public LiveStream listenAt(EmbeddedServer instance, TestClient client, String token) {
        URI at = instance.getURI().resolve("/v1/clients/" + client.id + "/timeline/live");
        return LiveStream.open(http, at, token, Optional.empty());
    }

    /** The answer to a GET of that path. */
    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    /** The answer to a POST without a body. */
    public HttpResponse<String> post(String path, String token) {
        return send(HttpRequest.newBuilder(at(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
    }

    /** The same, without saying who asks. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /** The answer to a POST of that body. */
    public HttpResponse<String> post(String path, String body, String token) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A part of the running service. */
    public <T> T part(Class<T> type, String name) {
        return server.getApplicationContext().getBean(type, Qualifiers.byName(name));
    }

    /** Its database, for a test that reads it in its own way. */
    public DataSource pool() {
        return ownReads;
    }

    /** The key store, read in the test's own way. */
    public Keys keysIn(UnaryOperator<DataSource> way) {
        return new Keys(new Database(way.apply(ownKeyReads)), MasterKey.read(masterKey));
    }

    /** Makes a key, and seals under it. */
    public byte[] sealed(UUID stream, String place, Event event) {
        keys.create(stream);
        return sealer.seal(stream, place, new EventCodec().encode(event));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The answer of a query of one column, as text. */
    public List<String> query(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (row.next()) {
                answer.add(row.getString(1));
            }
            return answer;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Does what an operator would do by hand. */
    public void execute(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The schema of the generation of a projection that is current. */
    public String schema(String projection) {
        return projection + "_"
                + query("select generation from generations.current_generation where projection = '" + projection + "'")
                        .getFirst();
    }

    /** Until it is closed, nobody writes to that table. */
    public AutoCloseable holding(String table) {
        try {
            Connection connection = connection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
            return connection;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many records a topic has had, over all its partitions. */
    public long published(String topic) {
        List<TopicPartition> partitions = producer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    String token(UUID person, String role, UUID studio) {
        return tokens.token(person, role, studio);
    }

    String token(UUID person, String role, UUID studio, Duration goodFor) {
        return tokens.token(person, role, studio, goodFor);
    }

    private URI at(String path) {
        return server.getURI().resolve(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            return Told.ANSWERS.check(asked, http.send(asked, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Read once: it takes a second. */
    private static final class Told {
        private static final ToldAnswers ANSWERS = ToldAnswers.of("progress");
    }

    private static Path masterKey() {
        try {
            Path file = Files.createTempFile("master", ".key");
            Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
