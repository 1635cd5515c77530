package onward.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import onward.gateway.token.Tokens;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.kit.clock.ClockFile;
import onward.kit.http.OpenAnswers;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestPostgres;
import onward.testing.contract.ToldAnswers;
import org.awaitility.Awaitility;

/** A gateway in this process, with a database of its own and upstreams that record what they are asked. */
public final class Gateway implements AutoCloseable {
    public static final String SECRET = "only-the-runner-knows";
    private static final Duration LONG = Duration.ofSeconds(30);

    public final TestUpstream activity = new TestUpstream();
    public final TestUpstream progress = new TestUpstream();
    public final TestUpstream notifications = new TestUpstream();
    public final TestUpstream mails = new TestUpstream();
    public final TestDatabase database = TestPostgres.freshDatabase("gateway");
    public final Path clockFile;
    private final EmbeddedServer server;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static {
        // A machine that also builds takes its time.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private Gateway(String mode, Events events, Duration patience) {
        this(mode, events, patience, newClockFile());
    }

    private Gateway(String mode, Events events, Duration patience, Path clockFile) {
        Path folder = folder();
        this.clockFile = clockFile;
        Map<String, Object> settings = new HashMap<>();
        // Two gateways in one process are not one group of readers.
        settings.put("micronaut.application.name", "gateway-" + UUID.randomUUID());
        settings.put("micronaut.server.port", -1);
        settings.put("micronaut.http.client.read-timeout", patience.toString());
        settings.put("onward.live.silence", patience.multipliedBy(4).toString());
        settings.put("onward.mode", mode);
        settings.put("onward.clock-file", clockFile.toString());
        settings.put("onward.kafka", TestKafka.bootstrapServers());
        settings.put("onward.master-key-file", events.masterKeyFile().toString());
        settings.put("onward.signing-key-file", write(folder, "signing.pem", newKey()));
        if (mode.equals("local")) {
            settings.put("onward.local.secret-file", write(folder, "secret", SECRET + "\n"));
            settings.put("onward.local.mail-url", mails.address());
        }
        settings.put("onward.services.activity", activity.address());
        settings.put("onward.services.progress", progress.address());
        settings.put("onward.services.notifications", notifications.address());
        settings.put("onward.access.jwks-url", "http://127.0.0.1:1/not-asked");
        database(settings, "default", database);
        database(settings, "keys", events.keyReader());
        environment = Map.of(
                "ONWARD_DATABASE_URL", database.url(),
                "ONWARD_DATABASE_USER", database.user(),
                "ONWARD_DATABASE_PASSWORD", database.password(),
                "ONWARD_MASTER_KEY_FILE", events.masterKeyFile().toString(),
                "ONWARD_SIGNING_KEY_FILE",
                        settings.get("onward.signing-key-file").toString());
        server = ApplicationContext.run(EmbeddedServer.class, settings);
    }

    public static Gateway inLocalMode(Events events) {
        return new Gateway("local", events, LONG);
    }

    /** One whose clock is the one of that file. */
    public static Gateway withClock(Events events, Path clockFile) {
        return new Gateway("local", events, LONG, clockFile);
    }

    public static Gateway inProduction(Events events) {
        return new Gateway("production", events, LONG);
    }

    /** One that soon gives up a service that does not answer. */
    public static Gateway impatient(Events events) {
        return new Gateway("local", events, Duration.ofSeconds(1));
    }

    /** What a service that is asked to stop does first. */
    public void endStreams() {
        server.getApplicationContext().getBeansOfType(OpenAnswers.class).forEach(OpenAnswers::end);
    }

    /** A token for someone of that role. */
    public String token(Role role) {
        return token(new Caller(UUID.randomUUID(), role, UUID.randomUUID()));
    }

    public String token(Caller caller) {
        return server.getApplicationContext().getBean(Tokens.class).issue(caller);
    }

    /** Of its settings those that the operator's programs go by, under the names that they have outside. */
    public Map<String, String> environment() {
        return environment;
    }

    public int port() {
        return server.getPort();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    /** The same, with a coach's token. */
    public HttpRequest.Builder signedIn(String path) {
        return to(path).header("Authorization", "Bearer " + token(Role.COACH));
    }

    public HttpResponse<String> get(String path) {
        return send(to(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return Told.ANSWERS.check(response.request(), response);
    }

    /** Read once: it takes a second. */
    private static final class Told {
        private static final ToldAnswers ANSWERS = ToldAnswers.of("gateway");
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        activity.close();
        progress.close();
        notifications.close();
        mails.close();
    }

    private static void database(Map<String, Object> settings, String name, TestDatabase database) {
        settings.put("datasources." + name + ".url", database.url());
        settings.put("datasources." + name + ".username", database.user());
        settings.put("datasources." + name + ".password", database.password());
    }

    private static String newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] pkcs8 = keys.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pkcs8)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("onward-gateway");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newClockFile() {
        return Path.of(write(folder(), "clock", "\0".repeat(ClockFile.BYTES)));
    }

    private static String write(Path folder, String name, String content) {
        try {
            Path file = Files.writeString(folder.resolve(name), content);
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
