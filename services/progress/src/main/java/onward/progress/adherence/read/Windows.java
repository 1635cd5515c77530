package onward.progress.adherence.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import onward.progress.adherence.Window;

/** Two columns of a row, of type {@code date}, as a window. */
public final class Windows {
    private Windows() {}

    /** Empty if the first of them is null. */
    public static Optional<Window> maybe(ResultSet row, String from, String to) throws SQLException {
        LocalDate first = row.getObject(from, LocalDate.class);
        return first == null ? Optional.empty() : Optional.of(new Window(first, row.getObject(to, LocalDate.class)));
    }
}
