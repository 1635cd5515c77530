package onward.kit.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import onward.contracts.event.ClientEnrolled;
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;

/** A projection that writes down what it is told, a row each time; the sentence "refuse me" is refused by SQL. */
record Seen(String topic) implements Projection {
    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String schema() {
        return "sample_1";
    }

    @Override
    public Set<String> topics() {
        return Set.of(topic);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into seen (stream, version, says) values (?, ?, ?)")) {
            for (Incoming event : events) {
                insert.setObject(1, event.envelope().stream());
                insert.setLong(2, event.envelope().version());
                insert.setString(
                        3,
                        event.content() instanceof Incoming.Content.Happened(ClientEnrolled enrolled)
                                ? enrolled.name()
                                : "erased");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
