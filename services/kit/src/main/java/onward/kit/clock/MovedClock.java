package onward.kit.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's time and what a {@link ClockFile} adds to it. */
public final class MovedClock extends Clock {
    private final Clock machine;
    private final ClockFile moved;

    private MovedClock(Clock machine, ClockFile moved) {
        this.machine = machine;
        this.moved = moved;
    }

    /** In UTC. */
    public static MovedClock by(ClockFile moved) {
        return new MovedClock(Clock.systemUTC(), moved);
    }

    @Override
    public Instant instant() {
        return machine.instant().plusMillis(moved.offset());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovedClock(machine.withZone(zone), moved);
    }
}
