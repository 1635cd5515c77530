package onward.kit.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps batches apart, so that under a steady flow several events share the price of a transaction. The dearer they are,
 * the further: a loop rests in proportion to what its batch took, so that the fewer processors there are for it, the more
 * events share one. One that comes after a rest is not held up. Belongs to one thread.
 */
public final class Pace {
    /** One that was held up by something else, such as a lock, says nothing of what the next will cost. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(150);

    private final long apart;
    private final int rests;
    private long begun;
    private long next;

    /**
     * A pace at whose beginning nobody waits.
     *
     * @param apart how long from one beginning to the next, at least
     * @param rests how many times as long as a batch took it rests: with 1 a loop has half a thread at most
     */
    public Pace(Duration apart, int rests) {
        this.apart = apart.toNanos();
        this.rests = rests;
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
        next = Math.max(next, now + Math.min(LONGEST_REST, rests * (now - begun)));
    }

    /** The batch was as large as batches are: there is more, and it need not wait. */
    public void hurry() {
        next = System.nanoTime();
    }
}
