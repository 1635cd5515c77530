package onward.local.kills;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import onward.embedded.Pause;

/** Callers log, every process is killed in turn, and then all that was confirmed is looked for. */
public final class Campaign {
    /** Enough that the killed one has work in hand, also under load. */
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

    private static final int CONFIRMED_BETWEEN_KILLS = 40;
    /** People need a moment to see that the runner is gone; meanwhile nobody watches, and all goes on. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(2);
    /** A killed sender's claim on a mail lasts 20 s; only then could it come a second time. */
    private static final Duration CLAIM = Duration.ofSeconds(22);

    private final Target target;
    private final FrontDoor door;
    private final int callers;
    private final Consumer<String> console;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** The target must run. */
    public Campaign(Target target, int callers, Consumer<String> console) {
        this.target = target;
        this.door = new FrontDoor(target.port(), target.coachToken());
        this.callers = callers;
        this.console = console;
    }

    /** Kills each process as often; whether nothing was lost and all came back in time. */
    public boolean run(int rounds) throws InterruptedException, ExecutionException {
        var kills = new ArrayList<Kill>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calling = new ArrayList<>();
            try {
                for (int caller = 0; caller < callers; caller++) {
                    calling.add(threads.submit(new Caller(door, ledger, enough::get)));
                }
                for (int round = 0; round < rounds; round++) {
                    for (String process : target.processes()) {
                        awaitMoreConfirmed();
                        kills.add(kill(process));
                        console.accept(Report.line(kills.getLast()));
                    }
                }
                awaitMoreConfirmed();
            } finally {
                enough.set(true);
            }
            for (Future<?> caller : calling) {
                caller.get();
            }
        }
        console.accept("Everything that was confirmed is looked for.");
        Reckoning reckoning = Reckoning.of(ledger, kills, timelines(), invitations());
        Report.lines(kills, reckoning, ledger, callers).forEach(console);
        return reckoning.isClean()
                && ledger.givenUp().isEmpty()
                && kills.stream().allMatch(Kill::inTime);
    }

    private void awaitMoreConfirmed() {
        int before = ledger.sessions().size();
        long since = System.nanoTime();
        Recovery.after(
                since,
                () -> System.nanoTime() - since > BETWEEN_KILLS.toNanos()
                        && ledger.sessions().size() >= before + CONFIRMED_BETWEEN_KILLS);
    }

    private Kill kill(String process) throws InterruptedException, ExecutionException {
        Instant at = Instant.now();
        long began = System.nanoTime();
        target.kill(process);
        boolean runner = process.equals(Target.RUNNER);
        if (runner) {
            Pause.of(UNTIL_SEEN);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Duration>> ready = threads.submit(() -> {
                if (runner) {
                    target.up();
                }
                return Recovery.after(began, () -> target.isBack(process));
            });
            if (runner) {
                // The others serve on without it: what is seen before the next one is ready proves nothing of it.
                ready.get();
            }
            Future<Recovery.Seen> recovery = threads.submit(new Recovery(door, ledger, began));
            return new Kill(
                    process,
                    at,
                    began,
                    ready.get(),
                    recovery.get().logs(),
                    recovery.get().mails());
        }
    }

    /** How often each session is on its client's timeline, read when everything that was confirmed must be there. */
    private Map<UUID, Map<UUID, Integer>> timelines() {
        var timelines = new HashMap<UUID, Map<UUID, Integer>>();
        ledger.versions().forEach((client, version) -> {
            var shown = new HashMap<UUID, Integer>();
            String path = "/v1/clients/" + client + "/timeline?kind=session&order=asc&limit=200";
            String next = path + "&atLeast=" + version;
            while (!next.isEmpty()) {
                JsonNode page = page(next);
                for (JsonNode entry : page.path("entries")) {
                    shown.merge(UUID.fromString(entry.at("/detail/sessionId").asText()), 1, Integer::sum);
                }
                next = page.path("next").isTextual()
                        ? path + "&cursor=" + page.path("next").asText()
                        : "";
            }
            timelines.put(client, shown);
        });
        return timelines;
    }

    /** The projection may need longer than one read waits for; a page that never comes counts as empty. */
    private JsonNode page(String path) {
        FrontDoor.Answer[] answer = new FrontDoor.Answer[1];
        Recovery.after(System.nanoTime(), () -> {
            answer[0] = door.get(path);
            return answer[0].confirmed();
        });
        return answer[0].body();
    }

    private Map<String, List<String>> invitations() {
        ledger.addresses()
                .values()
                .forEach(address -> Recovery.after(
                        System.nanoTime(), () -> !messageIds(address).isEmpty()));
        Pause.of(CLAIM);
        var invitations = new HashMap<String, List<String>>();
        ledger.addresses().values().forEach(address -> invitations.put(address, messageIds(address)));
        return invitations;
    }

    /** Of each invitation to that address, as often as it came. */
    private List<String> messageIds(String address) {
        var ids = new ArrayList<String>();
        for (JsonNode mail : door.get("/dev/mail?to=" + address).body().path("messages")) {
            if (mail.path("kind").asText().equals("invitation")) {
                ids.add(mail.at("/headers/Message-ID").asText());
            }
        }
        return ids;
    }
}
