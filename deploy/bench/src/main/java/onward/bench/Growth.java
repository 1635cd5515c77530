package onward.bench;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import onward.bench.Comparison.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same requests in stores of 1, 10 and 100 times as much, each an Onward of its own on this machine at the same time;
 * they take turns request by request. The last four weeks of all clients are the same.
 */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "The same requests in stores of 1, 10 and 100 times as many events, and the memory it takes.")
final class Growth implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "1,10,100",
            description = "Times --events (default: 1,10,100).")
    private List<Integer> sizes = List.of();

    @Option(names = "--steps", defaultValue = "100", description = "Of each side in a round (default: 100).")
    private int steps;

    private final LocalDate today = LocalDate.now(History.ZONE);
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private record Sized(String name, Store store, List<UUID> clients) {}

    @Override
    public Integer call() throws Exception {
        Path folder = setup.kept.open();
        Deque<Store> open = new ArrayDeque<>();
        try {
            List<Sized> all = new ArrayList<>();
            for (int size : sizes) {
                Store store = Store.up(folder.resolve("times" + size), today);
                open.push(store);
                all.add(filled(size, store));
            }
            List<Result> results = new Rounds(setup.rounds, 4 * steps, steps).run(comparisons(all));
            for (Sized one : all) {
                facts.put("MiB, " + one.name, one.store.usage().residentMiB());
            }
            setup.reportSteps("growth", results, facts);
        } finally {
            for (Store store : open) {
                store.close();
            }
        }
        setup.kept.leave(folder);
        return 0;
    }

    private Sized filled(int size, Store store) throws Exception {
        int events = Math.multiplyExact(setup.events, size);
        List<UUID> clients = store.clients("everybody", setup.clients, History.sparse(events / setup.clients));
        store.awaitQuiet();
        store.touch(clients);
        return new Sized("%,d events".formatted(events), store, clients);
    }

    private List<Comparison> comparisons(List<Sized> all) throws Exception {
        String weeks = "/adherence?from=" + today.minusDays(History.WEEKS_DATES) + "&to=" + today.minusDays(1);
        return List.of(
                compare("`PUT` session, at activity", all, Store::activity, Flat::log),
                compare("`PUT` session, front door", all, Store::gateway, Flat::log),
                compare("adherence of 4 weeks", all, Store::progress, get(weeks)),
                compare("`today`", all, Store::progress, get("/today")),
                compare("timeline, newest 50", all, Store::progress, get("/timeline?order=desc")));
    }

    @FunctionalInterface
    private interface Asking {
        HttpRequest of(Door door, UUID client);
    }

    private static Asking get(String what) {
        return (door, client) -> door.get("/v1/clients/" + client + what);
    }

    private static Comparison compare(String what, List<Sized> all, Function<Store, Door> at, Asking asking) {
        return new Comparison(
                what,
                all.stream()
                        .map(sized -> side(sized, at.apply(sized.store), asking))
                        .toList());
    }

    private static Side side(Sized sized, Door door, Asking asking) {
        return new Side(sized.name, turn -> {
            HttpRequest next = asking.of(door, sized.clients.get(turn % sized.clients.size()));
            return () -> door.succeed(next);
        });
    }
}
