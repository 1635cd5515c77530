package onward.activity.session;

import static onward.activity.decision.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.decision.ToldTime;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Session;

/** What the values of a session may be. */
final class SessionBounds {
    static final String MANUAL = "manual";

    private static final Pattern SOURCE = Pattern.compile("manual|device:[^\\p{Cntrl}]{1,80}");

    private SessionBounds() {}

    static Optional<Refused> check(Session session, Instant now) {
        return Refused.firstOf(Stream.of(
                () -> ToldTime.check(session.startedAt(), session.timeZone(), now, "/startedAt"),
                () -> Bounds.size(session.entries().size(), 1, 50, "/entries"),
                () -> entries(session.entries()),
                () -> whole(session.durationMinutes(), 1, 1440, "/durationMinutes"),
                () -> whole(session.painBefore(), 0, 10, "/painBefore"),
                () -> whole(session.painAfter(), 0, 10, "/painAfter"),
                () -> whole(session.effort(), 0, 10, "/effort"),
                () -> session.note().flatMap(note -> Bounds.text(note, 4000, "/note")),
                () -> session.source().flatMap(SessionBounds::source)));
    }

    private static Optional<Refused> entries(List<Entry> entries) {
        return Bounds.each(entries, "/entries", entry -> switch (entry) {
            case Entry.Timed timed -> Bounds.minutes(timed.minutes(), "/minutes");
            case Entry.Sets sets ->
                Bounds.size(sets.sets().size(), 1, 50, "/sets")
                        .or(() -> Bounds.each(sets.sets(), "/sets", SessionBounds::set));
        });
    }

    private static Optional<Refused> set(PerformedSet set) {
        if (set.reps().isPresent() == set.holdSeconds().isPresent()) {
            return Optional.of(refused(Reason.SESSION_SET_MEASURE, "A set has either reps or holdSeconds.", ""));
        }
        return whole(set.reps(), 0, 1000, "/reps")
                .or(() -> whole(set.holdSeconds(), 0, 3600, "/holdSeconds"))
                .or(() -> set.loadKg().flatMap(load -> Bounds.decimal(load, 500, 20, "/loadKg")));
    }

    private static Optional<Refused> whole(Optional<Integer> value, int least, int most, String pointer) {
        return value.flatMap(number -> Bounds.whole(number, least, most, pointer));
    }

    private static Optional<Refused> source(String source) {
        return SOURCE.matcher(source).matches()
                        && Bounds.line(source, 100, "/source").isEmpty()
                ? Optional.empty()
                : Bounds.outOfBounds("must be manual or device:<name>", "/source");
    }
}
