package onward.bench;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onward.kit.database.Database;

/** Runs pgbench's script where there is no pgbench: a connection and a thread for each client. */
final class JdbcFloor {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    private final Database database;
    private final String sql;
    private final List<String> names = new ArrayList<>();
    private final String payload;

    JdbcFloor(Database database, String script, String payload) {
        this.database = database;
        this.payload = payload;
        String statement = script.lines()
                .filter(line -> !line.startsWith("\\"))
                .collect(Collectors.joining("\n"))
                .replace(";", "");
        Matcher name = NAME.matcher(statement);
        this.sql = name.replaceAll("?");
        name.reset();
        while (name.find()) {
            names.add(name.group(1));
        }
    }

    Load run(int clients, Duration howLong, long base) throws IOException, InterruptedException {
        var load = new Load();
        long begun = System.nanoTime();
        long end = begun + howLong.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<Future<List<Long>>>();
            for (int client = 0; client < clients; client++) {
                long first = base + (long) client * AppendFloor.STREAMS;
                Callable<List<Long>> appended = () -> append(first, end);
                all.add(threads.submit(appended));
            }
            for (Future<List<Long>> one : all) {
                one.get().forEach(load::answered);
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return load.took(System.nanoTime() - begun);
    }

    private List<Long> append(long first, long end) {
        return database.autoCommit(connection -> {
            var latencies = new ArrayList<Long>();
            try (PreparedStatement append = connection.prepareStatement(sql)) {
                for (long n = 0; System.nanoTime() < end; n++) {
                    Map<String, Object> values = Map.of(
                            "stream",
                            first + n % AppendFloor.STREAMS,
                            "expected",
                            n / AppendFloor.STREAMS,
                            "payload",
                            payload);
                    for (int at = 0; at < names.size(); at++) {
                        append.setObject(at + 1, values.get(names.get(at)));
                    }
                    long before = System.nanoTime();
                    append.executeQuery().close();
                    latencies.add(System.nanoTime() - before);
                }
            }
            return latencies;
        });
    }
}
