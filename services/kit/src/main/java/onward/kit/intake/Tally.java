package onward.kit.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import onward.contracts.Envelope;

/** What an intake has done since it was made, and a bell for those who wait for it to do more. */
final class Tally {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong applied = new AtomicLong();
    private final Awaited awaited = new Awaited();
    private volatile long lastAtWork = System.nanoTime();

    /** So many records are at hand. */
    void begin(int records) {
        begun.addAndGet(records);
        if (records > 0) {
            lastAtWork = System.nanoTime();
        }
    }

    /** How long ago it had something at hand for the last time, or was made. */
    Duration sinceAtWork() {
        return Duration.ofNanos(System.nanoTime() - lastAtWork);
    }

    /** Something was committed; of it these events were applied. */
    void commit(Collection<Envelope> events) {
        applied.addAndGet(events.size());
        if (!events.isEmpty()) {
            lastAtWork = System.nanoTime();
        }
        awaited.applied(events);
        synchronized (this) {
            notifyAll();
        }
    }

    /** Those who wait for something of a stream. */
    Awaited awaited() {
        return awaited;
    }

    long begun() {
        return begun.get();
    }

    long applied() {
        return applied.get();
    }

    /** Returns when something was committed, or the time is over, or earlier: whoever waits must look again. */
    synchronized void await(Duration atMost) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, atMost.toNanos());
    }
}
