package onward.activity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.IfMatch;
import onward.activity.plan.KnownItems;
import onward.activity.plan.Plans;
import onward.activity.session.SessionBatch.Decided;
import onward.activity.session.SessionBatch.Outcome;
import onward.activity.session.SessionBatch.SessionEvent;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.session.SessionState.Logged;
import onward.activity.session.SessionState.Unseen;
import onward.activity.session.SessionState.Withdrawn;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Session;
import org.junit.jupiter.api.Test;

class SessionBatchTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID FIRST = new UUID(4, 1);
    private static final UUID SECOND = new UUID(4, 2);
    private static final UUID CLIENT = new UUID(3, 1);
    private static final Session TEN = session("10");
    private static final KnownItems ITEMS = new KnownItems(Plans.none(), new CatalogueFiles().catalogue(), false);

    @Test
    void operations_happen_in_order_and_each_sees_those_before_it() {
        Decided decided = decide(
                7,
                Map.of(),
                log(FIRST, "10", Optional.empty()),
                log(SECOND, "5", Optional.empty()),
                log(FIRST, "12", Optional.of("1")),
                new WithdrawSession(FIRST, new IfMatch.Absent(), CLIENT));

        assertThat(decided.events())
                .containsExactly(
                        new SessionEvent(FIRST, new SessionLogged(FIRST, TEN, CLIENT, ITEMS.exercises(TEN))),
                        new SessionEvent(SECOND, new SessionLogged(SECOND, session("5"), CLIENT, ITEMS.exercises(TEN))),
                        new SessionEvent(
                                FIRST, new SessionCorrected(FIRST, 2, session("12"), CLIENT, ITEMS.exercises(TEN))),
                        new SessionEvent(FIRST, new SessionWithdrawn(FIRST, CLIENT)));
        assertThat(decided.outcomes())
                .extracting(Outcome::after)
                .containsExactly(
                        new Logged(1, TEN, 8, Set.of()),
                        new Logged(1, session("5"), 9, Set.of()),
                        new Logged(2, session("12"), 10, Set.of()),
                        new Withdrawn(11));
    }

    @Test
    void a_refused_operation_stops_no_other_and_takes_no_version() {
        Decided decided = decide(7, Map.of(), log(FIRST, "0", Optional.empty()), log(SECOND, "5", Optional.empty()));

        assertThat(decided.outcomes().getFirst().decision()).isInstanceOf(Refused.class);
        assertThat(decided.outcomes().getFirst().after()).isEqualTo(new Unseen());
        assertThat(decided.outcomes().getLast().decision()).isInstanceOf(Accepted.class);
        assertThat(decided.outcomes().getLast().after()).isEqualTo(new Logged(1, session("5"), 8, Set.of()));
    }

    @Test
    void a_batch_again_says_nothing_new_and_answers_as_at_first() {
        Decided again = decide(
                9,
                Map.of(FIRST, new Logged(1, TEN, 8, Set.of()), SECOND, new Withdrawn(9)),
                log(FIRST, "10", Optional.empty()),
                new WithdrawSession(SECOND, new IfMatch.Absent(), CLIENT));

        assertThat(again.events()).isEmpty();
        assertThat(again.outcomes()).extracting(Outcome::decision).containsOnly(new Repeated());
        assertThat(again.outcomes())
                .extracting(Outcome::after)
                .containsExactly(new Logged(1, TEN, 8, Set.of()), new Withdrawn(9));
    }

    private static Decided decide(long version, Map<UUID, SessionState> states, SessionCommand... commands) {
        return SessionBatch.decide(states, version, List.of(commands), ITEMS, NOW);
    }

    private static SessionCommand log(UUID id, String minutes, Optional<String> ifMatch) {
        return new LogSession(id, Sessions.walk(minutes), IfMatch.of(ifMatch), CLIENT);
    }

    private static Session session(String minutes) {
        return Sessions.walk(minutes).in(ZoneId.of("Europe/London"));
    }
}
