package onward.kit.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps batches apart, so that under a steady flow several events share the price of a transaction. The dearer they are,
 * the further: a loop rests twice as long as its batch took, so that the fewer processors there are for it, the more
 * events share one. One that comes after a rest is not held up. Belongs to one thread.
 */
public final class Pace {
    private static final int RESTS = 2;
    /** One that was held up by something else, such as a lock, says nothing of what the next will cost. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(150);

    private final long apart;
    private long begun;
    private long next;

    /** @param apart how long from one beginning to the next, at least */
    public Pace(Duration apart) {
        this.apart = apart.toNanos();
        this.next = System.nanoTime();
    }

    /** Waits until the next batch may begin. */
    public void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }

    /** A batch begins now. */
    public void begin() {
        begun = System.nanoTime();
        next = begun + apart;
    }

    /** It is done. */
    public void end() {
        long now = System.nanoTime();
        next = Math.max(next, now + Math.min(LONGEST_REST, RESTS * (now - begun)));
    }

    /** The batch was as large as batches are: there is more, and it need not wait. */
    public void hurry() {
        next = System.nanoTime();
    }
}
