package onward.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import onward.bench.Setup.Filled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long after a session was to be logged it can be seen: in the timeline's table, and by who asks for it. Sessions are
 * due by the clock; every latency counts from when one was due, so that waiting for a busy system is not left out.
 */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description = "From the moment a session is to be logged until it can be seen, at so many a second.")
final class Lag implements Callable<Integer> {
    /** As fast as it gives while its code is still compiled; a rate could be more than that. */
    private static final int CALLERS_TO_WARM_UP = 64;

    /** Any machine keeps up with that many a second. */
    private static final int TO_WARM_UP = 50;

    /** Asking whether all is quiet has timers hurry for 3 s: only then are they as they are when nobody asks. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(4);

    /** Asked for by who wants to see it: one of so many, so that asking is not what is measured. */
    private static final int ONE_OF = 5;

    private static final String ANSWERED = "answered, at activity";
    private static final String ANSWERED_AT_DOOR = "answered, at the front door";
    private static final String IN_TABLE = "in the timeline's table";
    private static final String SHOWN = "shown: `GET timeline?atLeast`";

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "50,200,500",
            description = "A second (default: 50,200,500).")
    private List<Integer> rates = List.of();

    private final Map<String, Object> facts = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        try (Filled filled = setup.up()) {
            setup.report("lag", measured(filled), facts);
        }
        return 0;
    }

    List<Measure> measured(Filled filled) throws Exception {
        var logging = new Logging(filled.store(), filled.clients());
        for (String door : List.of("activity", "gateway")) {
            logging.closed(door, CALLERS_TO_WARM_UP, setup.warmUp());
            filled.store().awaitTakenIn();
        }
        // As long again: who asks for what was written runs code that nobody else does.
        new Round(filled.store(), logging, Math.min(rates.getFirst(), TO_WARM_UP), setup.warmUp()).run();
        List<Measure> measures = new ArrayList<>();
        for (int rate : rates) {
            String what = rate + " a second";
            try {
                rounds(filled.store(), logging, rate)
                        .forEach((side, rounds) -> measures.add(Measure.of(what, side, rounds)));
            } catch (Overloaded e) {
                // A higher rate would only fail later.
                facts.put(what, "not sustained: " + e.getMessage());
                break;
            }
        }
        return measures;
    }

    private Map<String, List<Load>> rounds(Store store, Logging logging, int rate) throws Exception {
        Map<String, List<Load>> loads = new LinkedHashMap<>();
        for (int round = 0; round < setup.rounds; round++) {
            new Round(store, logging, rate, setup.round())
                    .run()
                    .forEach((side, load) ->
                            loads.computeIfAbsent(side, _ -> new ArrayList<>()).add(load));
        }
        return loads;
    }

    /** One round at one rate. */
    private final class Round {
        private final Store store;
        private final Logging logging;
        private final int rate;
        private final Duration howLong;
        private final Load shown = new Load();
        private final AtomicInteger turn = new AtomicInteger();
        private final AtomicReference<Exception> failure = new AtomicReference<>();

        Round(Store store, Logging logging, int rate, Duration howLong) {
            this.store = store;
            this.logging = logging;
            this.rate = rate;
            this.howLong = howLong;
        }

        Map<String, Load> run() throws Exception {
            Thread.sleep(FORGOTTEN);
            Load direct = logging.open("activity", rate, howLong, (_, _) -> {});
            store.awaitTakenIn();
            Thread.sleep(FORGOTTEN);
            Usage usage = store.usage();
            Map<String, Double> before = usage.processorSeconds();
            try (Appearing appearing = new Appearing(store, "timeline")) {
                Load answered = atDoor(appearing);
                facts.put(rate + " a second: processor µs a request", usage.perRequest(before, answered.count()));
                Load inTable = appearing.end();
                store.awaitTakenIn();
                Map<String, Load> loads = new LinkedHashMap<>();
                loads.put(ANSWERED, direct);
                loads.put(ANSWERED_AT_DOOR, answered);
                loads.put(IN_TABLE, inTable.took(howLong.toNanos()));
                loads.put(SHOWN, shown.took(howLong.toNanos()));
                return loads;
            }
        }

        private Load atDoor(Appearing appearing) throws Exception {
            Load answered;
            try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
                answered = logging.open("gateway", rate, howLong, (intended, answer) -> {
                    UUID client = answer.asked().client();
                    long version = version(answer.text());
                    appearing.written(client, version, intended);
                    if (turn.incrementAndGet() % ONE_OF == 0) {
                        asking.execute(() -> ask(client, version, intended));
                    }
                });
            }
            if (failure.get() != null) {
                throw failure.get();
            }
            return answered;
        }

        private void ask(UUID client, long version, long intended) {
            try {
                Door door = store.gateway();
                HttpRequest latest =
                        door.get("/v1/clients/" + client + "/timeline?limit=1&order=desc&atLeast=" + version);
                HttpResponse<String> answer = door.send(latest);
                if (Door.BUSY.contains(answer.statusCode())) {
                    throw new Overloaded("who asked for what was written waited in vain");
                }
                Door.succeeded(latest, answer);
                shown.answered(System.nanoTime() - intended);
            } catch (Exception e) {
                failure.set(e);
            }
        }

        private static long version(String answer) {
            int at = answer.lastIndexOf("\"version\":") + "\"version\":".length();
            int end = at;
            while (Character.isDigit(answer.charAt(end))) {
                end++;
            }
            return Long.parseLong(answer, at, end, 10);
        }
    }
}
