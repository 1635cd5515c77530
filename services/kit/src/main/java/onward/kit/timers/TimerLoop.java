package onward.kit.timers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.loop.Pace;
import onward.kit.loop.Rounds;
import onward.kit.quiet.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due, each timer in a transaction of its own with what its handler does, with a rest between two where
 * their handler {@link TimerHandler#standsBack stands back}. Several loops share one table: each firing happens once.
 */
public final class TimerLoop implements Work, Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
    /** In one round each timer fires once at most, and readiness is asked once. */
    private static final int ROUND = 100;
    /** Who waits until all is quiet has asked within that time. */
    private static final Duration WAITS = Duration.ofSeconds(3);
    /** Nothing is kept waiting by more than that because it stands back. */
    private static final Duration LATE = Duration.ofSeconds(30);
    /** While it stands back it looks so often whether something earlier is due. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** What becomes due in a rest shares the next round. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);

    private final Database database;
    private final Clock clock;
    private final Map<String, TimerHandler> handlers;
    private final Duration poll;
    private final Runnable fired;
    private final AtomicLong begun = new AtomicLong();
    private final Rounds rounds = new Rounds(Duration.ofMillis(500));
    private final Pace pace = new Pace(Duration.ZERO, 2);
    private final Thread thread;
    private boolean standsBack;
    private volatile long lastAsked = System.nanoTime() - WAITS.toNanos();

    /**
     * Starts to fire; the schema {@code timers} must be there.
     *
     * @param poll how often to look
     * @param fired told after each commit of what a firing did
     * @throws IllegalStateException if two handlers have one name
     */
    public TimerLoop(Database database, Clock clock, Collection<TimerHandler> handlers, Duration poll, Runnable fired) {
        this.database = database;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::name, Function.identity()));
        this.poll = poll;
        this.fired = fired;
        this.thread = Thread.ofPlatform().name("timers").start(this::run);
    }

    /** Says that something may be due; without it a poll would find it a little later. */
    public void wake() {
        rounds.wake();
    }

    /**
     * How many timers are due and have not fired.
     *
     * @throws DatabaseFailure if the database cannot be asked
     */
    public long due() {
        Instant now = now();
        return database.autoCommit(connection -> TimerTable.countDue(connection, handlers.keySet(), now));
    }

    @Override
    public String label() {
        return "timers";
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public boolean isPending() {
        lastAsked = System.nanoTime();
        Instant now = now();
        return database.autoCommit(connection -> TimerTable.isAnyDue(connection, handlers.keySet(), now));
    }

    @Override
    public long begun() {
        return begun.get();
    }

    private void run() {
        while (rounds.goOn()) {
            try {
                if (!round()) {
                    rounds.restUpTo(poll);
                } else if (standsBack) {
                    rounds.rest(BETWEEN_ROUNDS);
                }
            } catch (InterruptedException e) {
                rounds.end();
            } catch (DatabaseFailure e) {
                LOG.warn("Timers are looked at again: {}", e.toString());
                rounds.restAfterFailure();
            } catch (RuntimeException | Error e) {
                LOG.error("Timers met what they do not know; they go on", e);
                rounds.restAfterFailure();
            }
        }
    }

    /** @return whether something was done, so that there may be more */
    private boolean round() throws InterruptedException {
        // First of all: what a handler makes sure of when it is asked is then true of all that is due by now.
        Instant now = now();
        Set<String> due = database.autoCommit(connection -> TimerTable.namesDue(connection, handlers.keySet(), now));
        List<String> ready = due.stream().filter(this::isReady).toList();
        if (ready.isEmpty()) {
            return false;
        }
        List<Timer> timers = database.autoCommit(connection -> TimerTable.due(connection, ready, now, ROUND));
        boolean done = false;
        for (Timer timer : timers) {
            pace.await();
            boolean looksAgain = done && standsBack && now.plus(LOOK).isBefore(clock.instant());
            if (looksAgain || !rounds.goOn()) {
                return done;
            }
            pace.begin();
            done |= fire(timer, now);
            pace.end();
            standsBack = standsBackAfter(timer);
            if (!standsBack) {
                pace.hurry();
            }
        }
        return done;
    }

    private boolean standsBackAfter(Timer timer) {
        boolean isWaitedFor = System.nanoTime() - lastAsked < WAITS.toNanos();
        boolean isLate = clock.instant().isAfter(timer.dueAt().plus(LATE));
        return !isWaitedFor && !isLate && handlers.get(timer.name()).standsBack();
    }

    private boolean isReady(String name) {
        try {
            return handlers.get(name).isReady();
        } catch (RuntimeException e) {
            LOG.warn("Whether the timers {} may fire cannot be told; they wait: {}", name, e.toString());
            return false;
        }
    }

    /** @return false if it was not due any more, or fires elsewhere */
    private boolean fire(Timer listed, Instant now) {
        begun.incrementAndGet();
        try {
            boolean wasDue = database.inTransaction(connection -> {
                var timer = Firing.begin(connection, listed.name(), listed.subject(), now);
                if (timer.isPresent()) {
                    handlers.get(listed.name()).fire(connection, timer.get(), now);
                    Firing.end(connection, timer.get());
                }
                return timer.isPresent();
            });
            if (wasDue) {
                fired.run();
            }
            return wasDue;
        } catch (DatabaseFailure failure) {
            if (failure.isPassing()) {
                throwUnlessConflict(failure);
            } else {
                // The message may quote values; the state is enough to find it again.
                putOff(listed, "SQL state " + failure.sqlState(), failure);
            }
        } catch (RuntimeException | Error bug) {
            putOff(listed, bug.getClass().getSimpleName(), bug);
        }
        return true;
    }

    /** Two transactions in each other's way: this one has its turn again in the next round. */
    private static void throwUnlessConflict(DatabaseFailure failure) {
        if (!failure.sqlState().startsWith("40")) {
            throw failure;
        }
    }

    private void putOff(Timer timer, String cause, Throwable thrown) {
        LOG.error("Timer {} of {} failed and is tried again later", timer.name(), timer.subject(), thrown);
        database.autoCommit(connection -> {
            Firing.putOff(connection, timer, cause);
            return null;
        });
    }

    /** In the microseconds that PostgreSQL keeps: rounded up, it could lie before the moment that was due. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A handler at work is let through. */
    @Override
    public void close() {
        rounds.end();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
