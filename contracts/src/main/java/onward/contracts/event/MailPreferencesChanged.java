package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which mails a person wants, from now on. In the client's stream, or for staff in the studio's.
 *
 * @param off the kinds of mail that are switched off, sorted; all others are on
 * @param reminderAt the local time of day for the reminder; empty when none is wanted
 */
public record MailPreferencesChanged(
        UUID personId,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> off,
        @JsonFormat(pattern = "HH:mm") Optional<LocalTime> reminderAt)
        implements Event {

    public MailPreferencesChanged {
        off = List.copyOf(off);
    }
}
