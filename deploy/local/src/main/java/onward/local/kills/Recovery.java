package onward.local.kills;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import onward.embedded.Pause;

/**
 * Whether everything is done again after a kill, tried on somebody new: enrolled, a session logged, read from the
 * timeline, the invitation arrived. That needs each of the processes.
 */
final class Recovery implements Callable<Recovery.Seen> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final FrontDoor door;
    private final Caller somebody;
    private final Ledger ledger;
    private final long since;

    /**
     * @param since when the kill was, by {@link System#nanoTime}
     */
    Recovery(FrontDoor door, Ledger ledger, long since) {
        this.door = door;
        this.somebody = new Caller(door, ledger, () -> false);
        this.ledger = ledger;
        this.since = since;
    }

    /** After how long what was seen; empty: it was not. */
    record Seen(Optional<Duration> logs, Optional<Duration> mails) {}

    @Override
    public Seen call() {
        Optional<UUID> client = somebody.enrol();
        Optional<Long> version = client.flatMap(somebody::log);
        if (version.isEmpty()) {
            return new Seen(Optional.empty(), Optional.empty());
        }
        UUID known = client.orElseThrow();
        String path = "/v1/clients/" + known + "/timeline?kind=session&limit=1&atLeast=" + version.orElseThrow();
        Optional<Duration> logs =
                after(since, () -> door.get(path).body().path("entries").size() == 1);
        Optional<Duration> mails =
                after(since, () -> isInvited(ledger.addresses().get(known)));
        return new Seen(logs, mails);
    }

    private boolean isInvited(String address) {
        return !door.get("/dev/mail?to=" + address).body().path("messages").isEmpty();
    }

    /** How long after that moment it was so; empty: it was not within patience. */
    static Optional<Duration> after(long moment, BooleanSupplier seen) {
        while (System.nanoTime() - moment < PATIENCE.toNanos()) {
            if (seen.getAsBoolean()) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - moment));
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return Optional.empty();
    }
}
