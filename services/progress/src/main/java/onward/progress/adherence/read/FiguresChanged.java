package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.progress.adherence.Window;

/** Told, in the transaction that applies the events, what of a client may look different now. */
public interface FiguresChanged {

    /**
     * What one event changes.
     *
     * @param dates those whose figures may be others; none when only something else changed, such as the home zone
     * @param log whether it is about a session
     */
    record Change(UUID client, Optional<Window> dates, Instant recordedAt, boolean log) {
        static Change of(UUID client, LocalDate from, LocalDate to, Instant recordedAt) {
            return new Change(client, Optional.of(new Window(from, to)), recordedAt, false);
        }

        /** No figure is another, but something else is. */
        static Change ofNoDate(UUID client, Instant recordedAt) {
            return new Change(client, Optional.empty(), recordedAt, false);
        }
    }

    void changed(Connection connection, List<Change> changes) throws SQLException;
}
