package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onward.contracts.Json;
import onward.embedded.Folders;
import onward.embedded.FreePorts;

/**
 * A whole Onward in a folder of its own on a free port, started, asked and stopped by the commands that people use. It
 * goes with the JVM of the tests, however that ends.
 */
final class RunningInstance implements AutoCloseable {
    /** Where instances have been; only the archives of loaded classes are left there, which spare the next one half its start. */
    private static final Deque<Path> LEFT = new ArrayDeque<>();

    private final Path folder;
    private final int port;

    private RunningInstance(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Returns when it is ready. */
    static RunningInstance started() {
        RunningInstance instance = prepared();
        instance.up();
        return instance;
    }

    /** Not started yet. */
    static synchronized RunningInstance prepared() {
        return new RunningInstance(LEFT.isEmpty() ? newFolder() : LEFT.pop(), FreePorts.next());
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("onward-whole-");
            CommandLineRun.afterExit(CommandLineRun.command(state(folder), "down"), folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ./onward up --empty --detach}; returns when it is ready. */
    void up() {
        CommandLineRun up = tryUp();
        assertThat(up.exitCode()).as(up.out() + up.error() + logs()).isZero();
    }

    CommandLineRun tryUp() {
        return run("up", "--empty", "--detach", "--data", data().root().toString(), "--port", Integer.toString(port));
    }

    void down() {
        CommandLineRun down = run("down");
        assertThat(down.exitCode()).as(down.error()).isZero();
    }

    CommandLineRun run(String... arguments) {
        return CommandLineRun.of(state(), arguments);
    }

    /** The command line that runs it. */
    List<String> command(String... arguments) {
        return CommandLineRun.command(state(), arguments);
    }

    DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    int port() {
        return port;
    }

    /** What {@code ./onward status --json} says of the processes. */
    JsonNode status() {
        try {
            return Json.strict().readTree(run("status", "--json").out()).get("services");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ProcessHandle process(String name) {
        for (JsonNode process : status()) {
            if (process.get("name").asText().equals(name) && process.hasNonNull("pid")) {
                return ProcessHandle.of(process.get("pid").longValue()).orElseThrow();
            }
        }
        throw new IllegalStateException("does not run: " + name);
    }

    /** Speaks as that person. */
    Person as(String email) {
        CommandLineRun token = run("token", email);
        assertThat(token.exitCode()).as(token.error()).isZero();
        return new Person(port, token.out().strip());
    }

    Person coach() {
        return as("coach@demo.onward.test");
    }

    /** Speaks without saying who. */
    Person anyone() {
        return new Person(port, "");
    }

    /** All that runs for this instance. */
    List<Leftovers.Leftover> processes() {
        return Leftovers.of(data());
    }

    @Override
    public void close() {
        down();
        Folders.delete(state());
        try (Stream<Path> parts = Files.list(data().root())) {
            parts.filter(part -> !part.equals(data().classes())).forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        leave(folder);
    }

    private static synchronized void leave(Path folder) {
        LEFT.push(folder);
    }

    private Path state() {
        return state(folder);
    }

    private static Path state(Path folder) {
        return folder.resolve("state");
    }

    /** The last lines of each process, for the report of a failed test. */
    private String logs() {
        var lines = new StringBuilder();
        Map.of("activity", "", "progress", "", "notifications", "", "gateway", "")
                .keySet()
                .forEach(name -> {
                    try {
                        if (Files.exists(data().log(name))) {
                            List<String> all = Files.readAllLines(data().log(name));
                            lines.append("\n--- ").append(name).append('\n');
                            all.stream()
                                    .skip(Math.max(0, all.size() - 20))
                                    .forEach(line -> lines.append(line).append('\n'));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return lines.toString();
    }
}
