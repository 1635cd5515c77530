package onward.notifications.preferences;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpStatus;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.notifications.rules.MailRules;

/** The time of day at which somebody wants to be reminded, as a request says it. */
final class ReminderTime {
    private static final String POINTER = "/reminderAt";
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private ReminderTime() {}

    /**
     * Empty for null: none is wanted.
     *
     * @throws ProblemException 400 if it is no time such as 18:30, 422 if no mail goes at that time
     */
    static Optional<LocalTime> of(JsonNode said) {
        if (said.isNull()) {
            return Optional.empty();
        }
        if (!said.isTextual() || !said.textValue().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "request.malformed",
                            "reminderAt is a time of day such as 18:30, or null for none.")
                    .at(POINTER)
                    .exception();
        }
        LocalTime time = LocalTime.parse(said.textValue());
        if (time.isBefore(MailRules.MORNING) || !time.isBefore(MailRules.EVENING)) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "value.out-of-bounds",
                            "No mail goes at that time: reminderAt lies from " + MailRules.MORNING + " to before "
                                    + MailRules.EVENING + ".")
                    .at(POINTER)
                    .exception();
        }
        return Optional.of(time);
    }

    static String shown(LocalTime time) {
        return MINUTES.format(time);
    }
}
