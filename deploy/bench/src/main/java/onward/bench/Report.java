package onward.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import onward.contracts.Json;

/**
 * What a bench found, as JSON.
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
        List<?> results) {

    /** Of now, on this machine. */
    static Report of(String bench, Map<String, Object> settings, Map<String, Object> facts, List<?> results) {
        return new Report(
                bench, Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.here(), settings, facts, results);
    }

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

    void writeTo(Path file) throws IOException {
        ObjectMapper json = Json.strict().copy().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, json.writeValueAsString(this));
    }
}
