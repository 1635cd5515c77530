package onward.activity.session;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Session;

/** Whether two sessions say the same: 10 and 10.0 minutes do, and so do no source and {@code manual}. */
final class SameSession {
    private SameSession() {}

    static boolean are(Session one, Session other) {
        return canonical(one).equals(canonical(other));
    }

    private static Session canonical(Session session) {
        List<Entry> entries =
                session.entries().stream().map(SameSession::canonical).toList();
        return new Session(
                session.startedAt(),
                session.timeZone(),
                entries,
                session.durationMinutes(),
                session.painBefore(),
                session.painAfter(),
                session.effort(),
                session.note(),
                Optional.of(session.source().orElse(SessionBounds.MANUAL)));
    }

    private static Entry canonical(Entry entry) {
        return switch (entry) {
            case Entry.Timed timed -> new Entry.Timed(timed.item(), canonical(timed.minutes()));
            case Entry.Sets sets ->
                new Entry.Sets(
                        sets.item(),
                        sets.sets().stream().map(SameSession::canonical).toList());
        };
    }

    private static PerformedSet canonical(PerformedSet set) {
        return new PerformedSet(
                set.side(), set.reps(), set.holdSeconds(), set.loadKg().map(SameSession::canonical));
    }

    private static BigDecimal canonical(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
