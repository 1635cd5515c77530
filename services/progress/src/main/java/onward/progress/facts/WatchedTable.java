package onward.progress.facts;

import static java.util.Comparator.naturalOrder;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.FiguresChanged.Change;
import onward.progress.adherence.read.Windows;
import onward.progress.projection.Batch;

/** How far each client has been looked at, and what has changed since. */
final class WatchedTable {
    private WatchedTable() {}

    /** A client's changes of one batch are noted at once: each update of a row in a transaction makes the next dearer. */
    static void note(Connection connection, Collection<Change> changes) throws SQLException {
        Batch noted = new Batch("""
                insert into facts.watched as w (client_id, known_from, changed_from, changed_to, last_logged_at)
                values (?, ?, ?, ?, ?)
                on conflict (client_id) do update
                set changed_from = least(w.changed_from, excluded.changed_from),
                    changed_to = greatest(w.changed_to, excluded.changed_to),
                    last_logged_at = greatest(w.last_logged_at, excluded.last_logged_at)
                """);
        Map<UUID, List<Change>> byClient =
                changes.stream().collect(Collectors.groupingBy(Change::client, TreeMap::new, Collectors.toList()));
        byClient.forEach((client, all) -> {
            List<Window> dates =
                    all.stream().flatMap(change -> change.dates().stream()).toList();
            noted.add(
                    client,
                    all.getFirst().recordedAt(),
                    dates.stream().map(Window::from).min(naturalOrder()).orElse(null),
                    dates.stream().map(Window::to).max(naturalOrder()).orElse(null),
                    all.stream()
                            .filter(Change::log)
                            .map(Change::recordedAt)
                            .max(naturalOrder())
                            .orElse(null));
        });
        noted.runOn(connection);
    }

    static Optional<Watched> find(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select known_from, closed_from, closed_to, changed_from, changed_to, last_logged_at
                from facts.watched where client_id = ?
                """)) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Watched(
                                Timestamps.at(row, "known_from"),
                                Windows.maybe(row, "closed_from", "closed_to"),
                                Windows.maybe(row, "changed_from", "changed_to"),
                                Timestamps.maybeAt(row, "last_logged_at")))
                        : Optional.empty();
            }
        }
    }

    /** Keeps how far it was closed; what had changed has been looked at. */
    static void looked(Connection connection, UUID client, Optional<Window> closed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update facts.watched
                set closed_from = ?, closed_to = ?, changed_from = null, changed_to = null
                where client_id = ?
                """)) {
            update.setObject(1, closed.map(Window::from).orElse(null));
            update.setObject(2, closed.map(Window::to).orElse(null));
            update.setObject(3, client);
            update.executeUpdate();
        }
    }
}
