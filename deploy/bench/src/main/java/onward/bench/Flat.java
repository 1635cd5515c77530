package onward.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import onward.bench.Comparison.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether cost stays flat: the same request for a client with few events and one with many, in an almost empty store and
 * in a full one.
 */
@Command(
        name = "flat",
        mixinStandardHelpOptions = true,
        description = "Compares clients of few and of many events, in an almost empty store and in a full one.")
final class Flat implements Callable<Integer> {
    private static final int FEW = 10;
    private static final int MANY = 5_000;
    private static final int A_MONTH = History.EVENTS_BEFORE + History.WEEKS_DATES * History.A_DAY;
    private static final int DEEP = 2_500;

    @Option(names = "--clients", defaultValue = "1000", description = "In the full store (default: 1000).")
    int clients;

    @Option(names = "--events", defaultValue = "1000000", description = "In the full store (default: 1000000).")
    int events;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: 5.")
    int rounds;

    @Option(names = "--steps", defaultValue = "60", description = "Of each side in a round (default: 60).")
    int steps;

    @Option(names = "--warm-up", defaultValue = "300", description = "Steps of each side before (default: 300).")
    int warmUp;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Kept, and not filled again the next time (default: a folder that is deleted).")
    Optional<Path> data = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go too.")
    Optional<Path> json = Optional.empty();

    private final LocalDate today = LocalDate.now(History.ZONE);
    private final Map<String, Object> facts = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        Path folder = data.isPresent()
                ? Files.createDirectories(data.get().toAbsolutePath())
                : Files.createTempDirectory("onward-bench-");
        try (Store full = Store.up(folder.resolve("full"), today);
                Store empty = Store.up(folder.resolve("empty"), today)) {
            List<Comparison> comparisons = comparisons(groups(full, true), groups(empty, false));
            System.out.println("Measuring");
            List<Result> results = new Rounds(rounds, warmUp, steps).run(comparisons);
            Report report = new Report(
                    "flat",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    Report.Machine.here(),
                    Map.of("clients", clients, "events", events, "rounds", rounds, "steps", steps, "warmUp", warmUp),
                    facts,
                    results);
            System.out.println(report.table());
            if (json.isPresent()) {
                report.writeTo(json.get());
            }
        }
        if (data.isEmpty()) {
            deleted(folder);
        }
        return 0;
    }

    /**
     * Clients of one store. Those that are compared are as many on each side, so that none is found more often in memory.
     *
     * @param few ten events
     * @param many five thousand, their last four weeks as those of the few
     * @param month four weeks of five sessions a day, nothing before
     * @param years the same four weeks, and as many a day for years before, without a gap
     */
    private record Groups(Store store, List<UUID> few, List<UUID> many, List<UUID> month, List<UUID> years) {}

    private Groups groups(Store store, boolean full) throws IOException, InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        int pairs = Math.max(2, events / 25_000);
        int walkers = Math.max(2, pairs / 4);
        System.out.println(full ? "Filling a store" : "Another one stays almost empty");
        // Fresh at each run: what is measured makes them more.
        List<UUID> few = store.clients("few of " + Instant.now(), pairs, History.sparse(FEW));
        List<UUID> month = store.clients("month", walkers, History.steady(A_MONTH));
        List<UUID> many = List.of();
        List<UUID> years = List.of();
        if (full) {
            many = store.clients("many", pairs, History.sparse(MANY));
            years = store.clients("years", walkers, History.steady(MANY));
            int others = clients - 2 * pairs - 2 * walkers;
            int left = events - pairs * (FEW + MANY) - walkers * (A_MONTH + MANY);
            if (others > 0 && left / others > History.EVENTS_BEFORE) {
                store.clients("others", others, History.steady(left / others));
            }
            facts.put("writing seconds", seconds(begun));
        }
        store.awaitQuiet();
        for (List<UUID> group : List.of(few, many, month, years)) {
            store.touch(group);
        }
        if (full) {
            facts.put("until all had taken it in seconds", seconds(begun));
        }
        return new Groups(store, few, many, month, years);
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    private List<Comparison> comparisons(Groups full, Groups empty) throws IOException, InterruptedException {
        String weeks = "/adherence?from=" + today.minusDays(History.WEEKS_DATES) + "&to=" + today.minusDays(1);
        var comparisons = new ArrayList<Comparison>();
        comparisons.add(few("PUT session, front door", full, empty, Flat::log, store -> store.gateway));
        comparisons.add(few("PUT session, at activity", full, empty, Flat::log, store -> store.activity));
        comparisons.add(few("adherence of 4 weeks, front door", full, empty, get(weeks), store -> store.gateway));
        comparisons.add(few("adherence of 4 weeks, at progress", full, empty, get(weeks), store -> store.progress));
        comparisons.add(months("the same with 140 sessions in them", full, empty, get(weeks)));
        String asOf = "&asOf=" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        comparisons.add(months("the same as of an instant: the whole streak is read", full, empty, get(weeks + asOf)));
        comparisons.add(few("today, at progress", full, empty, get("/today"), store -> store.progress));
        comparisons.add(months("timeline, first 50, at progress", full, empty, get("/timeline?limit=50")));
        comparisons.add(months("timeline, newest 50", full, empty, get("/timeline?limit=50&order=desc")));
        comparisons.add(deep(full, empty));
        return comparisons;
    }

    private static Comparison few(
            String what,
            Groups full,
            Groups empty,
            BiFunction<Door, UUID, HttpRequest> request,
            Function<Store, Door> door) {
        return new Comparison(
                what,
                List.of(
                        side("10 events", door.apply(full.store), full.few, request),
                        side("5,000 events", door.apply(full.store), full.many, request),
                        side("10, store almost empty", door.apply(empty.store), empty.few, request)));
    }

    private static Comparison months(
            String what, Groups full, Groups empty, BiFunction<Door, UUID, HttpRequest> request) {
        return new Comparison(
                what,
                List.of(
                        side("143 events", full.store.progress, full.month, request),
                        side("5,000 events", full.store.progress, full.years, request),
                        side("143, store almost empty", empty.store.progress, empty.month, request)));
    }

    private static Comparison deep(Groups full, Groups empty) throws IOException, InterruptedException {
        return new Comparison(
                "timeline, 50 behind a cursor, at progress",
                List.of(
                        side("behind 50 of 143", full.store.progress, full.month, behind(full.store, full.month, 50)),
                        side(
                                "behind 2,500 of 5,000",
                                full.store.progress,
                                full.years,
                                behind(full.store, full.years, DEEP)),
                        side(
                                "behind 50, store almost empty",
                                empty.store.progress,
                                empty.month,
                                behind(empty.store, empty.month, 50))));
    }

    private static Side side(String name, Door door, List<UUID> clients, BiFunction<Door, UUID, HttpRequest> request) {
        return new Side(name, turn -> {
            HttpRequest next = request.apply(door, clients.get(turn % clients.size()));
            return () -> door.succeed(next);
        });
    }

    private static BiFunction<Door, UUID, HttpRequest> get(String what) {
        return (door, client) -> door.get("/v1/clients/" + client + what);
    }

    private static BiFunction<Door, UUID, HttpRequest> behind(Store store, List<UUID> clients, int entries)
            throws IOException, InterruptedException {
        var cursors = new LinkedHashMap<UUID, String>();
        for (UUID client : clients) {
            cursors.put(client, store.cursorBehind(client, entries));
        }
        return (door, client) -> door.get("/v1/clients/" + client + "/timeline?limit=50" + cursors.get(client));
    }

    private static HttpRequest log(Door door, UUID client) {
        ZonedDateTime now = ZonedDateTime.now(History.ZONE).truncatedTo(ChronoUnit.SECONDS);
        return door.put("/v1/clients/" + client + "/sessions/" + UUID.randomUUID(), """
                {"startedAt": "%s", "timeZone": "%s", "entries": [{"item": "walk", "minutes": 10}],
                 "durationMinutes": 10, "effort": 3}""".formatted(
                        now.toOffsetDateTime(), History.ZONE));
    }

    private static void deleted(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
