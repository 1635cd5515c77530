package onward.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL's own bench, where it is installed: a script, prepared, by so many clients at once. */
final class PgBench {
    /** Where the log has a transaction's latency, in microseconds. */
    private static final int LATENCY = 2;

    private final Path program;
    private final Store store;
    private final Path script;
    private final String version;

    private PgBench(Path program, Store store, Path script) throws IOException {
        this.program = program;
        this.store = store;
        this.script = script;
        this.version = new String(
                        new ProcessBuilder(program.toString(), "--version")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
    }

    static Optional<PgBench> onPath(Store store, Path script) throws IOException {
        Optional<Path> program = AppendFloor.program("pgbench");
        return program.isEmpty() ? Optional.empty() : Optional.of(new PgBench(program.get(), store, script));
    }

    String name() {
        return version;
    }

    Load run(int clients, Duration howLong, long base, String payload) throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory(script.getParent(), "pgbench");
        var command = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared", "-f", script.toString()));
        command.addAll(List.of("-c", Integer.toString(clients), "-j", Integer.toString(Math.min(clients, 2))));
        command.addAll(List.of("-T", Long.toString(howLong.toSeconds()), "-l", "--log-prefix=" + logs.resolve("log")));
        command.addAll(List.of("-D", "n=-1", "-D", "base=" + base, "-D", "payload=" + payload));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(store.port("postgres"))));
        command.addAll(List.of("-U", "activity", "activity"));
        ProcessBuilder starting = new ProcessBuilder(command).redirectErrorStream(true);
        starting.environment().put("PGPASSWORD", store.password("activity"));
        Process running = starting.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0 || !said.contains("number of failed transactions: 0 ")) {
            throw new IOException("pgbench said: " + said);
        }
        return load(logs, howLong);
    }

    private static Load load(Path logs, Duration howLong) throws IOException {
        var load = new Load();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(line ->
                            load.answered(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(line.split(" ", -1)[LATENCY]))));
                }
                Files.delete(file);
            }
        }
        Files.delete(logs);
        return load.took(howLong.toNanos());
    }
}
