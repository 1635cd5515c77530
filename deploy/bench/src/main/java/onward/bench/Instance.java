package onward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Json;
import onward.kit.database.Database;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An Onward of the bench's own: its data in a folder, its door on a free port, as {@code ./onward up --empty} has it. It
 * leaves the instance alone that people started from this checkout.
 */
final class Instance implements AutoCloseable {
    private final Path folder;
    private final JsonNode running;

    private final boolean ours;
    private final Map<String, Door> strangers = new HashMap<>();

    private Instance(Path folder, JsonNode running, boolean ours) {
        this.folder = folder;
        this.running = running;
        this.ours = ours;
    }

    /** Returns when it is ready. One that runs on that folder already is taken as it is, and left running. */
    static Instance up(Path folder) throws IOException {
        Path state = folder.resolve("data/run/instance.json");
        if (Files.exists(state)) {
            JsonNode running = Json.tolerant().readTree(state.toFile());
            if (running.get("ready").booleanValue()) {
                return new Instance(folder, running, false);
            }
        }
        String data = folder.resolve("data").toString();
        run(folder, "up", "--empty", "--detach", "--data", data, "--port", freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> downAtEnd(folder)));
        return new Instance(folder, Json.tolerant().readTree(state.toFile()), true);
    }

    private static String freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return Integer.toString(any.getLocalPort());
        }
    }

    private static void run(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=onward/embedded/logback.xml",
                "-Donward.checkout=" + System.getProperty("onward.checkout"),
                "-Donward.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                "onward.local.Main"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).inheritIO();
            // What is measured runs for long: it has both compilers, as it has in the images.
            builder.environment().putIfAbsent("ONWARD_JVM_FLAGS", "-XX:TieredStopAtLevel=4");
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IOException(arguments[0] + " ended with " + exit);
            }
        } catch (InterruptedException e) {
            throw new IOException(arguments[0] + " was not waited for", e);
        }
    }

    private static void downAtEnd(Path folder) {
        try {
            run(folder, "down");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is sent to one process of it, as the coach of the demo studio. */
    Door door(String process) throws IOException, InterruptedException {
        return new Door(port(process), token("coach@demo.onward.test"));
    }

    /** For that person of the demo studio. */
    String token(String email) throws IOException, InterruptedException {
        Door gateway = new Door(port("gateway"), secret("local.secret"));
        return gateway.ok(gateway.post("/dev/token", "{\"email\": \"" + email + "\"}"))
                .get("token")
                .asText();
    }

    /** Whether that service has nothing left to do. */
    boolean isQuiet(String service) throws IOException, InterruptedException {
        Door any = strangers.computeIfAbsent(service, one -> new Door(port(one), ""));
        return any.ok(any.get("/local/quiet")).get("quiet").booleanValue();
    }

    /** The database of that service, as the service itself sees it. */
    Database database(String service) {
        return database(service, service);
    }

    /** Seals as the services do. */
    Sealer sealer() {
        return new Sealer(
                new Keys(database("keys", "activity"), MasterKey.read(folder.resolve("data/secrets/master.key"))));
    }

    private Database database(String name, String role) {
        var pool = new PGSimpleDataSource();
        pool.setURL("jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + name);
        pool.setUser(role);
        pool.setPassword(password(role));
        return new Database(pool);
    }

    private String secret(String name) {
        try {
            return Files.readString(folder.resolve("data/secrets").resolve(name))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What that service's own role signs in to PostgreSQL with. */
    String password(String role) {
        return secret(role + ".password");
    }

    /** Where that process listens. */
    int port(String process) {
        for (JsonNode member : running.get("members")) {
            if (member.get("name").asText().equals(process)) {
                return member.get("port").intValue();
            }
        }
        throw new IllegalArgumentException("No process " + process);
    }

    /** What its processes use, and what this one does. */
    Usage usage() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (JsonNode member : running.get("members")) {
            pids.put(
                    member.get("name").asText(),
                    member.get("process").get("pid").longValue());
        }
        pids.put("bench", ProcessHandle.current().pid());
        return new Usage(pids);
    }

    /** The same id whenever it is asked for, so that a folder that is filled is known again. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            run(folder, "down");
        }
    }
}
