package onward.kit.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import onward.kit.database.Database;
import onward.kit.restore.PublishedTable.Known;
import onward.kit.sealing.Sealer;
import onward.kit.store.Republishing;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a store and its topic against each other. What the topic has beyond the store is appended to the store: one that
 * was restored from an older backup would else give versions out that are taken. A topic that is another one, or shorter
 * than is known, has lost something: it gets everything again, and who knows an event ignores it. Costs two questions to
 * Kafka if nothing is missing.
 */
public final class TopicComparison {
    private static final Logger LOG = LoggerFactory.getLogger(TopicComparison.class);

    /** Longer than Kafka lets one of ours be open. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(25);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Database database;
    private final String topic;
    private final String bootstrapServers;
    private final Regaining regaining;
    private volatile UUID topicId;

    public TopicComparison(Database database, String topic, String bootstrapServers, Sealer sealer, Regained service) {
        this.database = database;
        this.topic = topic;
        this.bootstrapServers = bootstrapServers;
        this.regaining = new Regaining(database, topic, bootstrapServers, sealer, service);
    }

    /**
     * Compares, and gives to each what only the other has.
     *
     * @param settle called if a transaction is open: has it end if a relay left it open when it was killed
     * @throws KafkaException if Kafka cannot be asked, or a transaction stays open
     * @throws onward.kit.database.DatabaseFailure if a database cannot
     */
    public void compare(Runnable settle) {
        // Before the ends are asked for: so it cannot lie beyond them unless something is lost, whoever publishes.
        Map<Integer, Known> known = database.autoCommit(PublishedTable::all);
        TopicEnds now = TopicEnds.of(bootstrapServers, topic);
        if (now.isUnsettled()) {
            settle.run();
            now = settled(now);
        }
        boolean lost = hasLost(known, now);
        regain(known, lost, now);
        giveBack(lost, now);
        topicId = now.id();
    }

    /** The topic when all that was written in it by then has been committed or taken back. */
    private TopicEnds settled(TopicEnds before) {
        long latest = System.nanoTime() + LONGEST_TRANSACTION.toNanos();
        TopicEnds now = TopicEnds.of(bootstrapServers, topic);
        while (!now.isSettledUpTo(before)) {
            if (System.nanoTime() > latest) {
                throw new KafkaException("A transaction stays open on " + topic);
            }
            rest();
            now = TopicEnds.of(bootstrapServers, topic);
        }
        return now;
    }

    private static void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while a transaction was open", e);
        }
    }

    private void regain(Map<Integer, Known> known, boolean lost, TopicEnds now) {
        Map<Integer, Long> from = new HashMap<>();
        now.committed()
                .forEach((partition, end) -> from.put(
                        partition,
                        lost || !known.containsKey(partition)
                                ? 0
                                : Math.min(known.get(partition).nextOffset(), end)));
        // The marker that ends a transaction takes an offset too.
        if (now.committed().entrySet().stream().anyMatch(end -> end.getValue() > from.get(end.getKey()) + 1)) {
            int regained = regaining.regain(from, now.committed());
            if (regained > 0) {
                LOG.warn("{} had {} events that the store had not; they are appended", topic, regained);
            }
        }
    }

    private void giveBack(boolean lost, TopicEnds now) {
        database.inTransaction(connection -> {
            PublishedTable.lock(connection);
            // Unless another one has given it back meanwhile.
            if (lost && hasLost(PublishedTable.all(connection), now)) {
                Database.waitWithoutLimit(connection);
                int again = Republishing.everything(connection);
                LOG.warn("{} has lost what was published; {} events are published again", topic, again);
                PublishedTable.forget(connection);
            }
            PublishedTable.reach(connection, now.id(), now.committed());
            return now;
        });
    }

    private static boolean hasLost(Map<Integer, Known> known, TopicEnds now) {
        return known.entrySet().stream()
                .anyMatch(partition -> !partition.getValue().topicId().equals(now.id())
                        || now.ends().getOrDefault(partition.getKey(), 0L)
                                < partition.getValue().nextOffset());
    }

    /**
     * Notes what was published, in the transaction that takes it out of the outbox.
     *
     * @param nextOffsets the one behind the last record of each partition
     */
    public void published(Connection transaction, Map<Integer, Long> nextOffsets) throws SQLException {
        PublishedTable.reach(transaction, topicId, nextOffsets);
    }
}
