package onward.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import onward.bench.Comparison.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final int A_PAGE = 50;
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

    @Mixin
    private final KeptFolder kept = new KeptFolder();

    @Option(
            names = "--alone",
            description = "Without the almost empty store beside it, where there is no room for two.")
    boolean alone;

    @Mixin
    private final JsonFile json = new JsonFile();

    private final LocalDate today = LocalDate.now(History.ZONE);
    private final Map<String, Object> facts = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        Path folder = kept.open();
        try (Store full = Store.up(folder.resolve("full"), today);
                Store empty = alone ? null : Store.up(folder.resolve("empty"), today)) {
            Groups filled = groups(full, true);
            Optional<Groups> other = empty == null ? Optional.empty() : Optional.of(groups(empty, false));
            List<Comparison> comparisons = comparisons(filled, other);
            System.out.println("Measuring");
            List<Result> results = new Rounds(rounds, warmUp, steps).run(comparisons);
            System.out.println(Result.table(results));
            json.write(() -> Report.of(
                    "flat",
                    Map.of("clients", clients, "events", events, "rounds", rounds, "steps", steps, "warmUp", warmUp),
                    facts,
                    results));
        }
        kept.leave(folder);
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

    private List<Comparison> comparisons(Groups full, Optional<Groups> empty) throws IOException, InterruptedException {
        String weeks = "/adherence?from=" + today.minusDays(History.WEEKS_DATES) + "&to=" + today.minusDays(1);
        String asOf = "&asOf=" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var behind = new HashMap<List<UUID>, Map<UUID, String>>();
        behind.put(full.month, cursors(full.store, full.month, A_PAGE));
        behind.put(full.years, cursors(full.store, full.years, DEEP));
        for (Groups almost : empty.stream().toList()) {
            behind.put(almost.month, cursors(almost.store, almost.month, A_PAGE));
        }
        Asking page = (door, group, client) -> door.get("/v1/clients/" + client + "/timeline?limit=50"
                + behind.get(group).get(client));
        var few = new Sizes("10 events", Groups::few, Groups::many, full, empty);
        var months = new Sizes("143 events", Groups::month, Groups::years, full, empty);
        return List.of(
                few.compare("`PUT` session, front door", Store::gateway, (door, _, client) -> log(door, client)),
                few.compare("`PUT` session, at activity", Store::activity, (door, _, client) -> log(door, client)),
                few.compare("adherence of 4 weeks, front door", Store::gateway, get(weeks)),
                few.compare("adherence of 4 weeks, at progress", Store::progress, get(weeks)),
                months.compare("the same with 140 sessions in them", Store::progress, get(weeks)),
                months.compare("as of an instant: its whole streak is read", Store::progress, get(weeks + asOf)),
                few.compare("`today`", Store::progress, get("/today")),
                months.compare("timeline, oldest 50", Store::progress, get("/timeline?limit=50")),
                months.compare("timeline, newest 50", Store::progress, get("/timeline?limit=50&order=desc")),
                months.compare("timeline, 50 behind a cursor", Store::progress, page));
    }

    private static Map<UUID, String> cursors(Store store, List<UUID> clients, int entries)
            throws IOException, InterruptedException {
        var cursors = new HashMap<UUID, String>();
        for (UUID client : clients) {
            cursors.put(client, store.cursorBehind(client, entries));
        }
        return cursors;
    }

    private static Asking get(String what) {
        return (door, _, client) -> door.get("/v1/clients/" + client + what);
    }

    /** What is asked about one client of a group. */
    @FunctionalInterface
    private interface Asking {
        HttpRequest of(Door door, List<UUID> group, UUID client);
    }

    /** Clients of two sizes, and those of the smaller one in the other store. */
    private record Sizes(
            String name,
            Function<Groups, List<UUID>> small,
            Function<Groups, List<UUID>> large,
            Groups full,
            Optional<Groups> empty) {
        Comparison compare(String what, Function<Store, Door> door, Asking asking) {
            var sides = new ArrayList<Side>();
            sides.add(side(name, full, small, door, asking));
            sides.add(side("5,000 events", full, large, door, asking));
            empty.ifPresent(other -> sides.add(side(name + ", store almost empty", other, small, door, asking)));
            return new Comparison(what, sides);
        }

        private static Side side(
                String name,
                Groups groups,
                Function<Groups, List<UUID>> which,
                Function<Store, Door> at,
                Asking asking) {
            List<UUID> clients = which.apply(groups);
            Door door = at.apply(groups.store);
            return new Side(name, turn -> {
                HttpRequest next = asking.of(door, clients, clients.get(turn % clients.size()));
                return () -> door.succeed(next);
            });
        }
    }

    static HttpRequest log(Door door, UUID client) {
        ZonedDateTime now = ZonedDateTime.now(History.ZONE).truncatedTo(ChronoUnit.SECONDS);
        return door.put("/v1/clients/" + client + "/sessions/" + UUID.randomUUID(), """
                {"startedAt": "%s", "timeZone": "%s", "entries": [{"item": "walk", "minutes": 10}],
                 "durationMinutes": 10, "effort": 3}""".formatted(
                        now.toOffsetDateTime(), History.ZONE));
    }
}
