package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.contracts.Envelope;
import onward.kit.database.DatabaseFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tries parked records again, and what waits behind them. */
final class Retrying {
    private final Transactions transactions;
    private final Projection projection;
    private final Opener opener;

    Retrying(Transactions transactions, Projection projection, Opener opener) {
        this.transactions = transactions;
        this.projection = projection;
        this.opener = opener;
    }

    /**
     * One that fails again is parked again.
     *
     * @return the events that were applied; empty if there is no such record
     * @throws DatabaseFailure if nothing was changed
     */
    Optional<List<Envelope>> retry(long parkedId) {
        return transactions.inTablesToWrite(connection -> {
            PositionTable.holdAll(connection);
            Optional<ConsumerRecord<byte[], byte[]>> record = ParkedTable.take(connection, parkedId);
            return record.isPresent()
                    ? Optional.of(take(connection, Received.of(record.get())).applied())
                    : Optional.empty();
        });
    }

    private Turns take(Connection connection, Received received) throws SQLException {
        return switch (received) {
            case Received.Enveloped enveloped -> {
                List<Received> records = List.of(enveloped);
                var turns = new Turns(connection, projection, opener, records, true);
                turns.take(records);
                yield turns;
            }
            case Received.Broken(var record, var cause) -> {
                ParkedTable.add(connection, record, Optional.empty(), cause);
                Optional<StreamKey> stream =
                        ParkedTable.streamOf(record.key()).map(id -> new StreamKey(record.topic(), id));
                var turns = new Turns(
                        connection, projection, opener, stream.stream().collect(Collectors.toSet()), true);
                if (stream.isPresent()) {
                    turns.takeWaiting(stream.get());
                }
                yield turns;
            }
        };
    }
}
