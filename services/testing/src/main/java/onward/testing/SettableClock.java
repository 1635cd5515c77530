package onward.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    public SettableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** From now on it shows that. */
    public void set(Instant to) {
        now.set(to);
    }

    /** From now on it shows that much more. */
    public void advance(Duration by) {
        now.updateAndGet(shown -> shown.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not for asking local times: whoever needs a zone names it. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants");
    }
}
