package onward.notifications.preferences;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import onward.kit.access.Caller;
import onward.kit.access.ClientAccess;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.notifications.mail.MailKind;
import onward.notifications.recipient.PreferenceTable.Preference;
import onward.notifications.recipient.RecipientTable;
import onward.notifications.recipient.RecipientTable.Care;

/** Which mails a client gets: the client decides, who looks after the client may look. */
@Controller("/v1/clients/{clientId}/notification-preferences")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreferencesController {
    private static final List<String> KINDS = Arrays.stream(MailKind.values())
            .filter(kind -> !kind.isUrgent() && !kind.isForStaff())
            .map(MailKind::code)
            .toList();

    private final Preferences preferences;
    private final RecipientTable recipients;
    private final Arrival arrival;

    PreferencesController(Preferences preferences, RecipientTable recipients, Arrival arrival) {
        this.preferences = preferences;
        this.recipients = recipients;
        this.arrival = arrival;
    }

    /**
     * Which kinds are on.
     *
     * @param reminderAt the local time for the reminder, such as {@code 18:30}; left out while none is wanted
     * @param version of the client's stream of this service when it was said; 0 if it never was
     */
    record View(Map<String, Boolean> kinds, Optional<String> reminderAt, long version) {}

    /**
     * What is not named stays as it is.
     *
     * @param reminderAt null for no reminder; JSON as it came, since that is something else than not to name it
     */
    record Wanted(
            Optional<Map<String, Boolean>> kinds, @Nullable JsonNode reminderAt) {}

    /** @param atLeast a version of the client's stream in {@code onward.activity} that must have been seen */
    @Get
    View preferences(Caller caller, UUID clientId, @QueryValue Optional<Long> atLeast) {
        arrival.await(clientId, atLeast);
        seen(caller, clientId);
        return view(preferences.of(clientId));
    }

    @Put
    View change(Caller caller, UUID clientId, @Body Wanted wanted) {
        seen(caller, clientId);
        if (!caller.personId().equals(clientId)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "access.forbidden", "Only the client decides which mails they get.")
                    .exception();
        }
        Map<String, Boolean> kinds = wanted.kinds().orElse(Map.of());
        if ((wanted.kinds().isEmpty() && wanted.reminderAt() == null)
                || kinds.values().stream().anyMatch(Objects::isNull)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "Say true or false for each kind.")
                    .at("/kinds")
                    .exception();
        }
        UnaryOperator<Wishes> reminded = reminded(wanted.reminderAt());
        kinds.keySet().stream()
                .filter(kind -> !KINDS.contains(kind))
                .findFirst()
                .ifPresent(kind -> {
                    throw Problem.of(
                                    HttpStatus.UNPROCESSABLE_ENTITY,
                                    "mail-kind.unknown",
                                    "There is no such kind of mail to switch; there are " + String.join(", ", KINDS)
                                            + ".")
                            .at("/kinds")
                            .exception();
                });
        return preferences
                .change(clientId, clientId, wishes -> reminded.apply(changed(wishes, kinds)))
                .map(PreferencesController::view)
                .orElseThrow(PreferencesController::unknown);
    }

    private void seen(Caller caller, UUID clientId) {
        Care care = recipients.care(clientId).orElseThrow(PreferencesController::unknown);
        if (!ClientAccess.allows(caller, clientId, care.studio(), care.coach())) {
            throw unknown();
        }
    }

    /** What becomes of the reminder's time; nothing if it is not named. */
    private static UnaryOperator<Wishes> reminded(@Nullable JsonNode said) {
        if (said == null) {
            return UnaryOperator.identity();
        }
        Optional<LocalTime> at = ReminderTime.of(said);
        return wishes -> wishes.remindedAt(at);
    }

    private static Wishes changed(Wishes wishes, Map<String, Boolean> kinds) {
        Wishes changed = wishes;
        for (Map.Entry<String, Boolean> kind : kinds.entrySet()) {
            changed = changed.with(kind.getKey(), kind.getValue());
        }
        return changed;
    }

    private static View view(Preference preference) {
        Map<String, Boolean> kinds = new TreeMap<>();
        KINDS.forEach(kind -> kinds.put(kind, !preference.off().contains(kind)));
        return new View(kinds, preference.reminderAt().map(ReminderTime::shown), preference.version());
    }

    private static ProblemException unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "client.unknown", "There is no such client for you to see.")
                .exception();
    }
}
