package onward.kit.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.intake.Kafka;
import onward.kit.intake.Overtaken;
import onward.kit.intake.Refill;
import onward.kit.rebuild.RebuildTable.NotOurs;
import onward.kit.rebuild.RebuildTable.Taken;
import onward.kit.sealing.Sealer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a projection anew from Kafka while the generation that stands is read. What is to be done stands in the database:
 * of all instances one works at it, and another one goes on where that has ended.
 */
public final class Rebuild implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Rebuildable projection;
    private final Generations generations;
    private final RebuildTable table;
    private final LeftOvers leftOvers;
    private final Sealer sealer;
    private final Kafka kafka;
    private final UUID instance = UUID.randomUUID();
    private final Object asked = new Object();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Run run;

    /** Its generations' tables have been made by the intake that feeds them. */
    public Rebuild(Database database, Rebuildable projection, Sealer sealer, Kafka kafka) {
        this.database = database;
        this.projection = projection;
        this.generations = new Generations(database, projection);
        this.table = new RebuildTable(projection.name(), projection.shape());
        this.leftOvers = new LeftOvers(database, projection.name());
        this.sealer = sealer;
        this.kafka = kafka;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("rebuild-" + projection.name())
                .start(this::work);
    }

    public String projection() {
        return projection.name();
    }

    /**
     * Begins one; another one that waits for a decision is given up.
     *
     * @return false if one is being made
     */
    public boolean begin() {
        try {
            int begun = database.inTransaction(connection -> {
                Optional<Integer> givenUp = table.decide(connection, State.DISCARDED);
                if (givenUp.isPresent()) {
                    LeftOvers.add(
                            connection,
                            projection.name(),
                            generations.tables(givenUp.get()).schema());
                }
                return table.begin(connection);
            });
            LOG.info("{} {} is to be made", projection.name(), begun);
        } catch (DatabaseFailure e) {
            if (e.sqlState().equals(UNIQUE_VIOLATION)) {
                return false;
            }
            throw e;
        }
        wake();
        return true;
    }

    /**
     * Accepts one that differs: it will be read.
     *
     * @return false if there is none that waits for that
     */
    public boolean accept() {
        boolean accepted = database.inTransaction(connection -> table.decide(connection, State.SWITCHING))
                .isPresent();
        wake();
        return accepted;
    }

    /** How the latest one gets on. */
    public RebuildStatus status() {
        return database.inTransaction(connection -> {
            Optional<RebuildStatus> latest = table.latest(connection);
            return latest.isPresent() ? latest.get() : none(generations.current(connection));
        });
    }

    private static RebuildStatus none(int current) {
        return new RebuildStatus("none", current, 0, 0, 0, List.of(), Optional.empty());
    }

    private void work() {
        while (!closed) {
            try {
                leftOvers.drop();
                database.inTransaction(connection -> table.take(connection, instance))
                        .ifPresent(this::workAt);
                waitForMore();
            } catch (DatabaseFailure e) {
                LOG.info("{} is not looked after for a moment: {}", projection.name(), e.toString());
                pause();
            } catch (RuntimeException | Error e) {
                LOG.error("The rebuilds of {} met what they do not know", projection.name(), e);
                pause();
            }
        }
    }

    private void workAt(Taken taken) {
        Refill refill = new Refill(
                database, generations.tables(taken.generation()), projection.quietly(), projection, sealer, kafka);
        try (Run now = new Run(database, projection, generations, table, instance, taken, refill)) {
            run = now;
            now.goOn();
        } catch (NotOurs | Overtaken e) {
            LOG.info("{}: {}", projection.name(), e.getMessage());
        } catch (KafkaException e) {
            LOG.info("{} {} goes on later: {}", projection.name(), taken.generation(), e.toString());
        } catch (DatabaseFailure e) {
            if (e.isPassing()) {
                throw e;
            }
            fail(taken, "SQL state " + e.sqlState(), e);
        } catch (RuntimeException e) {
            fail(taken, e.getClass().getSimpleName(), e);
        } finally {
            run = null;
        }
    }

    /** The message may quote values; it is for the log. */
    private void fail(Taken taken, String cause, RuntimeException thrown) {
        LOG.error("{} {} has failed; what is read stays as it is", projection.name(), taken.generation(), thrown);
        database.inTransaction(connection -> {
            table.fail(connection, instance, taken.generation(), cause);
            LeftOvers.add(
                    connection,
                    projection.name(),
                    generations.tables(taken.generation()).schema());
            return null;
        });
    }

    private void wake() {
        synchronized (asked) {
            asked.notifyAll();
        }
    }

    private void waitForMore() {
        synchronized (asked) {
            try {
                if (!closed) {
                    TimeUnit.MILLISECONDS.timedWait(asked, LOOK.toMillis());
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public String label() {
        return "rebuild " + projection.name();
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** What is not done is done by another instance, or by the next one. */
    @Override
    public void close() {
        closed = true;
        wake();
        Run now = run;
        if (now != null) {
            now.stop();
        }
        try {
            thread.join(Duration.ofSeconds(5));
            database.inTransaction(connection -> {
                table.letGo(connection, instance);
                return null;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DatabaseFailure e) {
            LOG.info("{} is not let go: {}", projection.name(), e.toString());
        }
    }
}
