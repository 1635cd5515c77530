package onward.kit.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import onward.contracts.Origin;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.Event;
import onward.kit.KitFixture;
import onward.kit.database.Database;
import onward.kit.intake.Incoming;
import onward.kit.intake.Intake;
import onward.kit.intake.Projection;
import onward.kit.sealing.Keys;
import onward.kit.store.EventStore;
import onward.kit.timers.Timer;
import onward.kit.timers.TimerHandler;
import onward.kit.timers.TimerTable;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestPostgres;
import onward.testing.TestTokens;

/**
 * A service with everything the kit makes: a store, its relay, a projection of its own topic, and timers. Each event it
 * sees sets a timer for the moment that its name says.
 */
final class WholeService implements AutoCloseable {
    private static final String TOPIC = "whole.topic";
    static final String TIMERS = "whole";

    private final TestTokens tokens = TestTokens.start();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final EmbeddedServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    WholeService(String mode, Optional<Path> clockFile) {
        this(mode, clockFile, Map.of());
    }

    /** @param besides settings that go before its own */
    WholeService(String mode, Optional<Path> clockFile, Map<String, Object> besides) {
        TestDatabase keys = TestPostgres.freshKeys().writer();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "micronaut.application.name", "whole-" + UUID.randomUUID(),
                "onward.access.jwks-url", tokens.jwksUrl(),
                "onward.mode", mode,
                "onward.kafka", TestKafka.bootstrapServers(),
                "onward.store.topic", TestKafka.freshTopic(3),
                "onward.keys.owner", "true",
                "onward.master-key-file", masterKey().toString(),
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.put(TOPIC, settings.get("onward.store.topic"));
        settings.put("datasources.keys.url", keys.url());
        settings.put("datasources.keys.username", keys.user());
        settings.put("datasources.keys.password", keys.password());
        settings.putAll(besides);
        clockFile.ifPresent(file -> settings.put("onward.clock-file", file.toString()));
        server = ApplicationContext.run(EmbeddedServer.class, settings);
    }

    /** One whose Kafka does not answer. */
    static WholeService withoutKafka() {
        return new WholeService(
                "production", Optional.empty(), Map.of("onward.kafka", "127.0.0.1:1", "onward.store.patience", "0s"));
    }

    TestDatabase database() {
        return database;
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Those of its own database and of the key store. */
    List<DataSource> pools() {
        return server.getApplicationContext().getBeansOfType(DataSource.class).stream()
                .map(DataSourceResolver.DEFAULT::resolve)
                .toList();
    }

    EventStore store() {
        return bean(EventStore.class);
    }

    Intake intake() {
        return bean(Intake.class);
    }

    List<Timer> fired() {
        return bean(Handler.class).fired;
    }

    UUID freshStream() {
        UUID stream = UUID.randomUUID();
        bean(Keys.class).create(stream);
        return stream;
    }

    HttpResponse<String> get(String path, Optional<String> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + path));
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> post(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + path))
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String token() {
        return tokens.token(UUID.randomUUID(), "coach", UUID.randomUUID());
    }

    @Override
    public void close() {
        server.stop();
        tokens.close();
    }

    private static Path masterKey() {
        try {
            Path file = Files.createTempFile("master", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Records something on account of a request. */
    @Controller("/whole")
    @Requires(property = TOPIC)
    @ExecuteOn(TaskExecutors.BLOCKING)
    static final class Recording {
        private final EventStore store;
        private final Keys keys;

        Recording(EventStore store, Keys keys) {
            this.store = store;
            this.keys = keys;
        }

        @Post("/record")
        long record() {
            UUID stream = UUID.randomUUID();
            keys.create(stream);
            return store.append(stream, 0, List.of(KitFixture.saying("2100-01-01T00:00:00Z")))
                    .version();
        }
    }

    @Singleton
    @Named("sample")
    @Requires(property = TOPIC)
    static final class Follower implements Projection {
        final List<Origin> origins = new CopyOnWriteArrayList<>();
        private final String topic;
        private final Database database;
        /** Whether timers could be set when the intake, which asks that first of all, began. */
        volatile Optional<Boolean> timersAtStart = Optional.empty();

        Follower(@Property(name = TOPIC) String topic, Database database) {
            this.topic = topic;
            this.database = database;
        }

        @Override
        public String name() {
            return "sample";
        }

        @Override
        public String schema() {
            if (timersAtStart.isEmpty()) {
                timersAtStart = Optional.of(areTimersThere());
            }
            return "sample_1";
        }

        private boolean areTimersThere() {
            return database.autoCommit(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select to_regclass('timers.timer') is not null")) {
                    row.next();
                    return row.getBoolean(1);
                }
            });
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void apply(Connection connection, List<Incoming> events) throws SQLException {
            for (Incoming event : events) {
                origins.add(event.envelope().origin());
                if (event.content() instanceof Incoming.Content.Happened(Event happened)
                        && happened instanceof ClientEnrolled enrolled) {
                    TimerTable.setNoLater(
                            connection, TIMERS, event.envelope().stream(), Instant.parse(enrolled.name()));
                }
            }
        }
    }

    @Singleton
    @Requires(property = TOPIC)
    static final class Handler implements TimerHandler {
        final List<Timer> fired = new CopyOnWriteArrayList<>();
        private final Intake intake;

        Handler(Intake intake) {
            this.intake = intake;
        }

        @Override
        public String name() {
            return TIMERS;
        }

        @Override
        public boolean isReady() {
            return intake.isUpToDate();
        }

        @Override
        public void fire(Connection transaction, Timer timer, Instant now) {
            fired.add(timer);
        }
    }
}
