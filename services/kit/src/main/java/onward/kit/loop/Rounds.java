package onward.kit.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The rounds of a loop of one thread or several: whether there is another, and how they rest between two. Once it is over
 * it stays over.
 */
public final class Rounds {
    private final Duration afterFailure;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Semaphore woken = new Semaphore(0);

    /** @param afterFailure how long a thread rests after a failure */
    public Rounds(Duration afterFailure) {
        this.afterFailure = afterFailure;
    }

    /** Whether the loop goes on. */
    public boolean goOn() {
        return over.getCount() > 0;
    }

    /** Ends the loop, and every rest. */
    public void end() {
        over.countDown();
        wake();
    }

    /** Ends one thread's rest between two rounds, or the next one if none is at hand. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /**
     * Rests until it is woken, or for that long.
     *
     * @throws InterruptedException if the thread is to end
     */
    public void restUpTo(Duration atMost) throws InterruptedException {
        boolean _ = woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!goOn()) {
            // Who else rests is to know it too.
            wake();
        }
    }

    /**
     * Rests for that long without being woken.
     *
     * @throws InterruptedException if the thread is to end
     */
    public void rest(Duration time) throws InterruptedException {
        boolean _ = over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Rests without being woken: whatever failed needs the time. An interrupt ends the loop. */
    public void restAfterFailure() {
        try {
            rest(afterFailure);
        } catch (InterruptedException e) {
            end();
        }
    }
}
