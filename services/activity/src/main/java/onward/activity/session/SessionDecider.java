package onward.activity.session;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.plan.KnownItems;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.session.SessionState.Logged;
import onward.activity.session.SessionState.Unseen;
import onward.activity.session.SessionState.Withdrawn;
import onward.contracts.event.Event;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Session;

/** Decides on one session and folds its events. */
public final class SessionDecider {
    private SessionDecider() {}

    /** What comes of it, at that time, for a client who can log these items. */
    public static Decision decide(SessionState state, SessionCommand command, KnownItems items, Instant now) {
        return switch (command) {
            case LogSession log -> log(state, log, items, now);
            case WithdrawSession withdraw -> withdraw(state, withdraw);
        };
    }

    /** The state after that event of the session. */
    public static SessionState evolve(SessionState state, Past past) {
        if (past.event() instanceof SessionLogged logged) {
            return new Logged(1, logged.session(), past.version(), Set.of());
        }
        if (past.event() instanceof SessionCorrected corrected) {
            return new Logged(corrected.revision(), corrected.session(), past.version(), breaches(state));
        }
        if (past.event() instanceof RestrictionBreached breached && state instanceof Logged logged) {
            return new Logged(
                    logged.revision(),
                    logged.session(),
                    past.version(),
                    Stream.concat(logged.breaches().stream(), Stream.of(breached.exercise()))
                            .collect(Collectors.toSet()));
        }
        return past.event() instanceof SessionWithdrawn ? new Withdrawn(past.version()) : state;
    }

    private static Set<String> breaches(SessionState state) {
        return switch (state) {
            case Logged logged -> logged.breaches();
            case Unseen _, Withdrawn _ -> Set.of();
        };
    }

    /** A repeat is known before its values are checked: what was right when it was said is not asked again. */
    private static Decision log(SessionState state, LogSession log, KnownItems items, Instant now) {
        if (state instanceof Withdrawn) {
            return refused(Reason.SESSION_WITHDRAWN, "The session was withdrawn, for good.");
        }
        Optional<Refused> noZone = Bounds.zone(log.told().timeZone(), "/timeZone");
        if (noZone.isPresent()) {
            return noZone.get();
        }
        Session session = log.told().in(ZoneId.of(log.told().timeZone()));
        if (state instanceof Logged logged && SameSession.are(logged.session(), session)) {
            return repeated();
        }
        Optional<Refused> refusal = SessionBounds.check(session, now)
                .or(() -> SessionItems.check(session, items))
                .or(() -> stale(state, log.ifMatch()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (state) {
            case Unseen _ ->
                with(
                        Restriction.breaches(log.sessionId(), session, items, breaches(state), log.by()),
                        new SessionLogged(log.sessionId(), session, log.by(), items.exercises(session)));
            case Logged logged
            when log.ifMatch().isGiven() ->
                with(
                        Restriction.breaches(log.sessionId(), session, items, breaches(state), log.by()),
                        new SessionCorrected(
                                log.sessionId(), logged.revision() + 1, session, log.by(), items.exercises(session)));
            case Logged logged ->
                refused(
                        Reason.SESSION_EXISTS,
                        "The session was logged otherwise; to correct it, send If-Match: \"" + logged.revision()
                                + "\".");
            case Withdrawn _ -> throw new AssertionError("refused above");
        };
    }

    private static Decision with(List<Event> breaches, Event session) {
        return new Accepted(Stream.concat(Stream.of(session), breaches.stream()).toList());
    }

    private static Decision withdraw(SessionState state, WithdrawSession withdraw) {
        if (state instanceof Withdrawn) {
            return repeated();
        }
        Optional<Refused> stale = stale(state, withdraw.ifMatch());
        return stale.isPresent() ? stale.get() : accepted(new SessionWithdrawn(withdraw.sessionId(), withdraw.by()));
    }

    private static Optional<Refused> stale(SessionState state, IfMatch ifMatch) {
        if (ifMatch.holds(state.current())) {
            return Optional.empty();
        }
        String current = state.current().isPresent()
                ? "The current revision is " + state.current().getAsInt() + "."
                : "There is no revision yet.";
        return Optional.of(refused(Reason.SESSION_STALE_REVISION, current));
    }
}
