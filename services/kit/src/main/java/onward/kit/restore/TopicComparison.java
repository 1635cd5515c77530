package onward.kit.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
     * @throws KafkaException if Kafka cannot be asked
     * @throws onward.kit.database.DatabaseFailure if a database cannot
     */
    public void compare(Runnable settle) {
        Map<Integer, Known> known = database.autoCommit(PublishedTable::all);
        TopicEnds now = TopicEnds.of(bootstrapServers, topic);
        if (now.isUnsettled()) {
            settle.run();
            now = TopicEnds.of(bootstrapServers, topic);
        }
        regain(known, now);
        giveBack(now);
        topicId = now.id();
    }

    /** @param known before those ends were asked for: it cannot lie behind them unless something is lost */
    private void regain(Map<Integer, Known> known, TopicEnds now) {
        Map<Integer, Long> from = new HashMap<>();
        boolean lost = hasLost(known, now);
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

    private void giveBack(TopicEnds now) {
        database.inTransaction(connection -> {
            PublishedTable.lock(connection);
            Map<Integer, Known> known = PublishedTable.all(connection);
            // What another relay has published since these ends were asked for would look lost.
            if (hasLost(known, now) && hasLost(known, TopicEnds.of(bootstrapServers, topic))) {
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
