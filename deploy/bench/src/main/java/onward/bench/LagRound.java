package onward.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One round in which sessions are due at one rate: at the service, then at the front door, where it is also looked for when
 * each can be seen.
 */
final class LagRound {
    private static final String ANSWERED = "answered, at activity";
    private static final String ANSWERED_AT_DOOR = "answered, at the front door";
    static final String IN_TABLE = "in the timeline's table";
    private static final String SHOWN = "shown: `GET timeline?atLeast`";

    /** Asking whether all is quiet has timers hurry for 3 s: only then are they as they are when nobody asks. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(4);

    /** Asked for by who wants to see it: one of so many, so that asking is not what is measured. */
    private static final int ONE_OF = 5;

    private final Store store;
    private final Logging logging;
    private final int rate;
    private final Duration howLong;
    private final Load shown = new Load();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private Map<String, Long> perRequest = Map.of();

    LagRound(Store store, Logging logging, int rate, Duration howLong) {
        this.store = store;
        this.logging = logging;
        this.rate = rate;
        this.howLong = howLong;
    }

    /** What each process used for one of the requests at the front door, in microseconds of processor time. */
    Map<String, Long> perRequest() {
        return perRequest;
    }

    /** The latencies by what they are counted to. */
    Map<String, Load> run() throws Exception {
        Thread.sleep(FORGOTTEN);
        Load direct = logging.open("activity", rate, howLong, (_, _) -> {});
        store.awaitTakenIn();
        Thread.sleep(FORGOTTEN);
        Usage usage = store.usage();
        Map<String, Double> before = usage.processorSeconds();
        try (Appearing appearing = new Appearing(store, "timeline")) {
            Load answered = atDoor(appearing);
            perRequest = usage.perRequest(before, answered.count());
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
            HttpRequest latest = door.get("/v1/clients/" + client + "/timeline?limit=1&order=desc&atLeast=" + version);
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
