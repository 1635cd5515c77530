package onward.notifications.preferences;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import onward.contracts.event.MailPreferencesChanged;
import onward.kit.database.Database;
import onward.kit.store.EventStore;
import onward.kit.store.NewEvent;
import onward.notifications.recipient.Addressees;
import onward.notifications.recipient.PreferenceTable;
import onward.notifications.recipient.PreferenceTable.Preference;
import onward.notifications.reminder.Reminding;

/** Keeps what people do not want to get: the row and its event, both or neither. */
@Singleton
final class Preferences {
    private static final Preference EVERYTHING = new Preference(List.of(), Optional.empty(), 0);

    private final Database database;
    private final EventStore store;
    private final Clock clock;

    Preferences(Database database, EventStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    Preference of(UUID person) {
        return database.autoCommit(
                connection -> PreferenceTable.find(connection, person).orElse(EVERYTHING));
    }

    /**
     * Changes which kinds are off and when the reminder is wanted; what is so already is not said again.
     *
     * @param stream where it is told: the client, or the studio for its staff
     * @return empty if there is nobody with that id
     */
    Optional<Preference> change(UUID person, UUID stream, UnaryOperator<Wishes> change) {
        return database.inTransaction(connection -> change(connection, person, stream, change));
    }

    private Optional<Preference> change(Connection connection, UUID person, UUID stream, UnaryOperator<Wishes> change)
            throws SQLException {
        if (!Addressees.hold(connection, person)) {
            return Optional.empty();
        }
        Optional<Preference> before = PreferenceTable.find(connection, person);
        Wishes wishes = change.apply(Wishes.of(before.orElse(EVERYTHING)));
        if (before.isPresent() && Wishes.of(before.get()).equals(wishes)) {
            return before;
        }
        List<String> off = List.copyOf(wishes.off());
        Optional<LocalTime> reminderAt = wishes.reminderAt();
        var event = new NewEvent(Optional.of(person), new MailPreferencesChanged(person, off, reminderAt));
        long version = store.append(connection, stream, List.of(event)).version();
        Preference now = new Preference(off, reminderAt, version);
        PreferenceTable.keep(connection, person, now);
        if (!before.orElse(EVERYTHING).reminderAt().equals(reminderAt)) {
            Reminding.set(connection, person, clock.instant());
        }
        return Optional.of(now);
    }
}
