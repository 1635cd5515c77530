package onward.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onward.contracts.Json;

/**
 * What a bench found, as a table for people and as JSON.
 *
 * @param settings it was run with
 * @param facts what was found besides, such as how long the filling took
 */
record Report(
        String bench,
        Instant at,
        Machine machine,
        Map<String, Object> settings,
        Map<String, Object> facts,
        List<Result> results) {

    /** What it ran on. */
    record Machine(int processors, long memoryMiB, String system, String java) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    memory() / (1 << 20),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    Runtime.version().toString());
        }

        private static long memory() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getTotalMemorySize();
        }
    }

    /** In Markdown, times in milliseconds. */
    String table() {
        var table = new StringBuilder("""
                | what | side | median ms | p99 ms | medians of rounds | ratio | of rounds |
                |---|---|---|---|---|---|---|
                """);
        for (Result result : results) {
            boolean first = true;
            for (Result.Side side : result.sides()) {
                String ratio = first
                        ? "| |"
                        : String.format(
                                Locale.ROOT,
                                "| **%.2f** | %.2f-%.2f |",
                                side.ratio(),
                                side.leastRatio(),
                                side.mostRatio());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f | %.2f-%.2f %s%n",
                        first ? result.what() : "",
                        side.name(),
                        side.median(),
                        side.p99(),
                        side.least(),
                        side.most(),
                        ratio));
                first = false;
            }
        }
        return table.toString();
    }

    void writeTo(Path file) throws IOException {
        ObjectMapper json = Json.strict().copy().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, json.writeValueAsString(this));
    }
}
