package onward.kit.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How the threads of a loop rest: between two rounds until there may be more, and after a failure. */
public final class Rest {
    private final Duration afterFailure;
    private final Semaphore woken = new Semaphore(0);

    /** @param afterFailure for how long, then */
    public Rest(Duration afterFailure) {
        this.afterFailure = afterFailure;
    }

    /** Ends a rest between two rounds, or the next one if none is at hand. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Ends that of so many threads. */
    public void wake(int threads) {
        woken.release(threads);
    }

    /** Until it is woken, or for that long. */
    public void upTo(Duration atMost) throws InterruptedException {
        boolean _ = woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Not to be woken: whatever failed needs the time.
     *
     * @return false if the thread was interrupted, and is to end
     */
    public boolean afterFailure() {
        try {
            TimeUnit.MILLISECONDS.sleep(afterFailure.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
