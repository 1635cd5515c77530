package onward.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How one side fared in one round. */
final class Load {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(LONGEST, DIGITS);
    private double seconds;
    private boolean timed = true;

    /** Several threads may tell. */
    synchronized void answered(long nanoseconds) {
        latencies.recordValue(Math.min(nanoseconds, LONGEST));
    }

    Load took(long nanoseconds) {
        seconds = nanoseconds / 1e9;
        return this;
    }

    /** So many in all, each of which was not timed. */
    static Load of(long count, long nanoseconds) {
        var load = new Load();
        load.timed = false;
        load.latencies.recordValueWithCount(Math.min(nanoseconds / Math.max(1, count), LONGEST), count);
        return load.took(nanoseconds);
    }

    /** Whether each of them was timed. */
    boolean isTimed() {
        return timed;
    }

    long count() {
        return latencies.getTotalCount();
    }

    double perSecond() {
        return count() / seconds;
    }

    /** In milliseconds. */
    double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
