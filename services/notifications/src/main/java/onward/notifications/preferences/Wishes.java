package onward.notifications.preferences;

import java.time.LocalTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import onward.notifications.recipient.PreferenceTable.Preference;

/**
 * What somebody wants of mails.
 *
 * @param off codes of the kinds that are switched off
 * @param reminderAt the local time for the reminder; empty while none is wanted
 */
record Wishes(SortedSet<String> off, Optional<LocalTime> reminderAt) {
    Wishes {
        off = new TreeSet<>(off);
    }

    static Wishes of(Preference preference) {
        return new Wishes(new TreeSet<>(preference.off()), preference.reminderAt());
    }

    Wishes with(String kind, boolean on) {
        SortedSet<String> other = new TreeSet<>(off);
        if (on) {
            other.remove(kind);
        } else {
            other.add(kind);
        }
        return new Wishes(other, reminderAt);
    }

    Wishes remindedAt(Optional<LocalTime> time) {
        return new Wishes(off, time);
    }
}
