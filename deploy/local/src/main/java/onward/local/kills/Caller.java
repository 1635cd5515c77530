package onward.local.kills;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import onward.embedded.Pause;

/** Somebody who enrols a client, logs one session after the other, then enrols the next; as a phone does it. */
final class Caller implements Runnable {
    /** So that invitations are on their way at every kill. */
    private static final Duration SAME_CLIENT = Duration.ofSeconds(10);

    /** Eight of them log at most 32 a second, which leaves room to start in. */
    private static final Duration BETWEEN_SESSIONS = Duration.ofMillis(250);

    private static final Duration BEFORE_REPEATING = Duration.ofMillis(100);
    /** A runner that was killed is away until somebody starts the next one. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final FrontDoor door;
    private final Ledger ledger;
    private final BooleanSupplier enough;

    Caller(FrontDoor door, Ledger ledger, BooleanSupplier enough) {
        this.door = door;
        this.ledger = ledger;
        this.enough = enough;
    }

    @Override
    public void run() {
        while (!enough.getAsBoolean()) {
            enrol().ifPresent(client -> {
                long since = System.nanoTime();
                while (!enough.getAsBoolean() && System.nanoTime() - since < SAME_CLIENT.toNanos()) {
                    log(client);
                    Pause.of(BETWEEN_SESSIONS);
                }
            });
        }
    }

    /** Enrols a new client. */
    Optional<UUID> enrol() {
        UUID client = UUID.randomUUID();
        String address = "kill-" + client + "@example.test";
        Map<String, Object> body =
                Map.of("clientId", client, "name", "Kim Kill", "email", address, "timeZone", "Europe/London");
        return untilConfirmed("POST", "/v1/clients", body).map(version -> {
            ledger.enrolled(client, address, version);
            return client;
        });
    }

    /** Logs one session; its version. */
    Optional<Long> log(UUID client) {
        UUID session = UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "startedAt", "2026-06-01T07:00:00+01:00",
                "timeZone", "Europe/London",
                "entries", List.of(Map.of("item", "walk", "minutes", 10)));
        Optional<Long> version = untilConfirmed("PUT", "/v1/clients/" + client + "/sessions/" + session, body);
        version.ifPresent(told -> ledger.logged(client, session, told));
        return version;
    }

    /** The same request with the same ids, until somebody says that it was done. */
    private Optional<Long> untilConfirmed(String method, String path, Object body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            FrontDoor.Answer answer = door.say(method, path, body);
            if (answer.confirmed()) {
                return Optional.of(answer.body().path("version").asLong());
            }
            ledger.unconfirmed(answer);
            Pause.of(BEFORE_REPEATING);
        }
        ledger.givenUp(method + " " + path);
        return Optional.empty();
    }
}
