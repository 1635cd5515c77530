package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import onward.embedded.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Minutes long: for the campaign, {@code ./onward test -Donward.campaign=true}. */
@EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
class KillsTest {
    private static final List<String> VICTIMS = List.of("activity", "progress", "kafka");
    private static final List<String> REBUILT = List.of("adherence", "timeline");
    private static final int CALLERS = 4;
    private static final int BETWEEN_KILLS = 60;
    /** Much more than it takes, and less than what a cluster waits before it kills. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<UUID, Logged> logged = new ConcurrentHashMap<>();
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** What one client was told to have logged. */
    private record Logged(List<String> sessions, AtomicLong version) {}

    @Test
    void every_session_that_was_confirmed_is_on_the_timeline_once_whatever_was_killed_meanwhile() throws Exception {
        try (RunningInstance onward = RunningInstance.started();
                var callers = Executors.newFixedThreadPool(CALLERS)) {
            Person coach = onward.coach();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                UUID client = coach.enrol("Kill " + i, "kill" + i + "@example.test", "Europe/London");
                logged.put(client, new Logged(new ArrayList<>(), new AtomicLong()));
                running.add(callers.submit(() -> keepLogging(coach, client)));
            }
            try {
                awaitMoreConfirmed();
                stopAndAwaitReturn(onward, "activity");
                for (String victim : VICTIMS) {
                    awaitMoreConfirmed();
                    if (victim.equals("progress")) {
                        beginRebuilds(onward);
                    }
                    killAndAwaitReturn(onward, victim);
                }
                awaitMoreConfirmed();
                awaitRebuilds(onward);
            } finally {
                enough.set(true);
            }
            for (Future<?> caller : running) {
                caller.get();
            }

            logged.forEach((client, told) -> {
                List<String> shown = sessionsOf(coach, client, told.version().get());
                assertThat(shown).containsExactlyInAnyOrderElementsOf(told.sessions());
            });
            System.out.printf("%d sessions were confirmed, each is on a timeline once%n", confirmed.get());
        }
    }

    /** A caller who repeats what was not confirmed, as a phone does; it counts what was. */
    private void keepLogging(Person coach, UUID client) {
        Logged told = logged.get(client);
        Map<String, Object> session = new HashMap<>(Map.of(
                "startedAt", "2026-06-01T07:00:00+01:00",
                "timeZone", "Europe/London",
                "entries", List.of(Map.of("item", "walk", "minutes", 10))));
        while (!enough.get()) {
            String id = UUID.randomUUID().toString();
            Person.Answer answer = coach.tryCall("PUT", "/v1/clients/" + client + "/sessions/" + id, session);
            while (!answer.succeeded()) {
                assertThat(answer.status()).as(answer.toString()).isIn(0, 503, 504);
                Pause.of(Duration.ofMillis(50));
                answer = coach.tryCall("PUT", "/v1/clients/" + client + "/sessions/" + id, session);
            }
            told.sessions().add(id);
            told.version().set(answer.version());
            confirmed.incrementAndGet();
        }
    }

    private void awaitMoreConfirmed() {
        int before = confirmed.get();
        await().atMost(PATIENCE).until(() -> confirmed.get() >= before + BETWEEN_KILLS);
    }

    /** Asked to stop, it does: with what is under way, and soon. */
    private static void stopAndAwaitReturn(RunningInstance onward, String service) throws Exception {
        ProcessHandle process = onward.process(service);
        process.destroy();
        process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        awaitReturn(onward, service, process);
    }

    /** They take longer than it takes to kill what works at them. */
    private static void beginRebuilds(RunningInstance onward) {
        Person admin = onward.as("admin@demo.onward.test");
        REBUILT.forEach(projection -> admin.post("/v1/admin/projections/" + projection + "/rebuild", Map.of())
                .ok());
    }

    /** What was begun is made to the end by the one that came back; if it has ended, another one is made. */
    private static void awaitRebuilds(RunningInstance onward) {
        for (String projection : REBUILT) {
            CommandLineRun rebuild = onward.run("rebuild", projection);
            assertThat(rebuild.exitCode()).as(rebuild.out() + rebuild.error()).isZero();
            assertThat(rebuild.out()).contains("Done: " + projection + " is read from generation");
        }
    }

    private static void killAndAwaitReturn(RunningInstance onward, String victim) {
        ProcessHandle process = onward.process(victim);
        process.destroyForcibly();
        awaitReturn(onward, victim, process);
    }

    private static void awaitReturn(RunningInstance onward, String victim, ProcessHandle process) {
        await(victim + " is ready again")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    for (var line : onward.status()) {
                        if (line.get("name").asText().equals(victim)) {
                            return line.get("ready").asBoolean()
                                    && line.get("pid").longValue() != process.pid();
                        }
                    }
                    return false;
                });
    }

    private static List<String> sessionsOf(Person coach, UUID client, long version) {
        // The intake may need longer than one read waits for.
        await().atMost(PATIENCE)
                .until(() -> coach.tryCall(
                                "GET", "/v1/clients/" + client + "/timeline?limit=1&atLeast=" + version, null)
                        .succeeded());
        return coach.timeline(client, version).stream()
                .filter(entry -> entry.get("kind").asText().equals("session"))
                .map(entry -> entry.at("/detail/sessionId").asText())
                .toList();
    }
}
