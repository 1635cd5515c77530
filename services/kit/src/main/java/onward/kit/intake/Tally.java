package onward.kit.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What an intake has done since it was made, and a bell for those who wait for it to do more. */
final class Tally {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong applied = new AtomicLong();

    /** So many records are at hand. */
    void begin(int records) {
        begun.addAndGet(records);
    }

    /** Something was committed; so many events of it were applied. */
    synchronized void commit(int events) {
        applied.addAndGet(events);
        notifyAll();
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
