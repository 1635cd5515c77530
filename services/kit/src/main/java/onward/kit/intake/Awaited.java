package onward.kit.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import onward.contracts.Envelope;

/**
 * Those who wait until something of a stream is applied. Each is woken by what is applied of its own stream alone: the
 * longer people have to wait, the more of them there are, and each look costs a transaction that makes all wait longer.
 */
final class Awaited {
    /** As soon as that for the first time, where another instance may have applied it; then less and less often. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(25);

    private static final Duration LONGEST = Duration.ofMillis(100);

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    /** Begins to wait; what is applied from now on is not missed. */
    Wait begin(UUID stream) {
        Wait wait = new Wait(stream);
        waits.add(wait);
        return wait;
    }

    /** These were committed. */
    void applied(Collection<Envelope> events) {
        if (waits.isEmpty()) {
            return;
        }
        Set<UUID> streams = events.stream().map(Envelope::stream).collect(Collectors.toSet());
        for (Wait wait : waits) {
            if (streams.contains(wait.stream)) {
                wait.news.release();
            }
        }
    }

    /** One who waits. */
    final class Wait implements AutoCloseable {
        private final UUID stream;
        private final Semaphore news = new Semaphore(0);
        private Duration look = FIRST_LOOK;

        private Wait(UUID stream) {
            this.stream = stream;
        }

        /**
         * Returns when something of the stream was applied, or the time is over, or when it is time to look again.
         *
         * @return whether something of it was applied here
         */
        boolean await(Duration atMost) throws InterruptedException {
            Duration until = atMost.compareTo(look) < 0 ? atMost : look;
            boolean told = news.tryAcquire(until.toNanos(), TimeUnit.NANOSECONDS);
            news.drainPermits();
            if (!told && look.compareTo(LONGEST) < 0) {
                look = look.multipliedBy(2);
            }
            return told;
        }

        @Override
        public void close() {
            waits.remove(this);
        }
    }
}
