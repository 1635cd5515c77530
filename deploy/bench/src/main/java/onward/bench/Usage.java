package onward.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes have used of the machine, as Linux counts it: each with its children, as PostgreSQL has them. */
final class Usage {
    /** Linux tells processor time to programs in hundredths of a second, on every machine. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");

    private final Map<String, Long> pids;

    /** @param pids by the names of the processes */
    Usage(Map<String, Long> pids) {
        this.pids = pids;
    }

    /** Seconds of processor time so far. */
    Map<String, Double> processorSeconds() {
        return each(stat -> stat.ticks / TICKS_PER_SECOND);
    }

    /** Memory that each has in use, in MiB; what PostgreSQL's processes share is counted once. */
    Map<String, Long> residentMiB() {
        Map<String, Double> kibibytes = each(stat -> proportional(stat.pid));
        return kibibytes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        of -> Math.round(of.getValue() / 1024),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    /**
     * What one request cost each.
     *
     * @param before an earlier answer of {@link #processorSeconds}
     * @return microseconds of processor time
     */
    Map<String, Long> perRequest(Map<String, Double> before, long requests) {
        Map<String, Long> costs = new LinkedHashMap<>();
        processorSeconds()
                .forEach((name, now) -> costs.put(name, Math.round((now - before.get(name)) * 1e6 / requests)));
        return costs;
    }

    private record Stat(long pid, long parent, long ticks) {}

    @FunctionalInterface
    private interface Figure {
        double of(Stat stat);
    }

    private Map<String, Double> each(Figure figure) {
        Map<Long, Stat> all = all();
        Map<String, Double> figures = new LinkedHashMap<>();
        pids.forEach((name, pid) -> figures.put(
                name,
                all.values().stream()
                        .filter(stat -> stat.pid == pid || (stat.parent == pid && name.equals("postgres")))
                        .mapToDouble(figure::of)
                        .sum()));
        return figures;
    }

    private static Map<Long, Stat> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Usage::stat)
                    .filter(stat -> stat.pid > 0)
                    .collect(Collectors.toMap(Stat::pid, stat -> stat));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Stat stat(String pid) {
        try {
            String line = Files.readString(PROC.resolve(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
            // Behind the name in brackets: state, parent, ...; own and children's time in user and kernel mode.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return new Stat(Long.parseLong(pid), Long.parseLong(fields[1]), ticks);
        } catch (IOException gone) {
            return new Stat(0, 0, 0);
        }
    }

    private static double proportional(long pid) {
        try (Stream<String> lines = Files.lines(PROC.resolve(Long.toString(pid)).resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
