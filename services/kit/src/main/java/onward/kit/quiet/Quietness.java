package onward.kit.quiet;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.kit.loop.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everything in this service that does {@link Work}. */
@Singleton
public final class Quietness {
    private static final Logger LOG = LoggerFactory.getLogger(Quietness.class);

    private final UUID start = UUID.randomUUID();
    private final List<Work> works;
    private final Bell bell;

    Quietness(List<Work> works, Bell bell) {
        this.bell = bell;
        this.works = works;
    }

    /** As it is now. */
    public Quiet now() {
        long before = moves();
        List<String> busy = new ArrayList<>();
        for (Work work : works) {
            if (isPending(work)) {
                busy.add(work.label());
            }
        }
        if (!busy.isEmpty()) {
            // Whoever asks waits for it: a clock that was moved on has made due what no poll has found yet.
            bell.ring();
        }
        long after = moves();
        if (after != before && busy.isEmpty()) {
            // Each was asked at another moment: one may have handed something to another that was asked before.
            busy.add("something");
        }
        return new Quiet(busy.isEmpty(), start, after, busy);
    }

    private long moves() {
        return works.stream().mapToLong(Work::begun).sum();
    }

    private static boolean isPending(Work work) {
        try {
            return work.isPending();
        } catch (RuntimeException e) {
            LOG.info("{} cannot tell whether something is to be done: {}", work.label(), e.toString());
            return true;
        }
    }
}
