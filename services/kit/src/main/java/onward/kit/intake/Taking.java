package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onward.contracts.Envelope;
import onward.kit.database.DatabaseFailure;
import onward.kit.intake.PositionTable.Step;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records into a projection: in one transaction their effect, each stream's last version, and how far that is. */
final class Taking {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final Transactions transactions;
    private final Projection projection;
    private final Opener opener;

    Taking(Transactions transactions, Projection projection, Opener opener) {
        this.transactions = transactions;
        this.projection = projection;
        this.opener = opener;
    }

    /** Keeps how far it was taken, in the same transaction. */
    @FunctionalInterface
    interface Keeping {
        void on(Connection connection) throws SQLException;
    }

    /** Moves positions on by compare-and-set, or throws {@link Overtaken}. */
    static Keeping positions(Map<TopicPartition, Place> from, Map<TopicPartition, Long> to) {
        return connection -> {
            List<Step> steps = to.entrySet().stream()
                    .map(step -> {
                        Place place = from.get(step.getKey());
                        return new Step(step.getKey(), place.topicId(), place.nextOffset(), step.getValue());
                    })
                    .toList();
            Set<TopicPartition> moved = PositionTable.advance(connection, steps);
            for (TopicPartition partition : to.keySet()) {
                if (!moved.contains(partition)) {
                    throw new Overtaken(partition);
                }
            }
        };
    }

    /**
     * Takes the records, in order.
     *
     * @return what was applied
     * @throws DatabaseFailure if the database or the key store is away; nothing was taken
     */
    List<Envelope> take(List<Received> records, Keeping keeping) {
        opener.expect(records);
        try {
            return take(records, keeping, false);
        } catch (Overtaken e) {
            throw e;
        } catch (DatabaseFailure e) {
            if (e.isPassing()) {
                throw e;
            }
            return takeOneByOne(records, keeping, e);
        } catch (RuntimeException e) {
            return takeOneByOne(records, keeping, e);
        }
    }

    private List<Envelope> takeOneByOne(List<Received> records, Keeping keeping, RuntimeException cause) {
        LOG.warn("{}: a batch failed and is applied one by one: {}", projection.name(), cause.toString());
        return take(records, keeping, true);
    }

    private List<Envelope> take(List<Received> records, Keeping keeping, boolean oneByOne) {
        return transactions.inTablesToWrite(connection -> {
            // First of all: its row lock keeps an older owner of the partition out until this has committed.
            keeping.on(connection);
            Turns turns = new Turns(connection, projection, opener, records, oneByOne);
            turns.take(records);
            return turns.applied();
        });
    }
}
