package onward.activity.session;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import onward.contracts.value.Entry;
import onward.contracts.value.Session;

/** A session as the caller tells it: {@link Session} before anything is known of its values, its zone only a name. */
public record ToldSession(
        OffsetDateTime startedAt,
        String timeZone,
        List<Entry> entries,
        Optional<Integer> durationMinutes,
        Optional<Integer> painBefore,
        Optional<Integer> painAfter,
        Optional<Integer> effort,
        Optional<String> note,
        Optional<String> source) {

    public ToldSession {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(timeZone, "timeZone");
        entries = List.copyOf(entries);
    }

    /** The same in that zone, which is the one it names. */
    Session in(ZoneId zone) {
        return new Session(startedAt, zone, entries, durationMinutes, painBefore, painAfter, effort, note, source);
    }
}
