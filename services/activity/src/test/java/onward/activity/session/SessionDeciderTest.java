package onward.activity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import onward.activity.Given;
import onward.activity.decision.Decision;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Reason;
import onward.activity.plan.KnownItems;
import onward.activity.plan.Plans;
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

class SessionDeciderTest {
    private static final UUID ID = new UUID(4, 1);
    private static final UUID CLIENT = new UUID(3, 1);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final KnownItems ITEMS = new KnownItems(Plans.none(), new CatalogueFiles().catalogue(), false);
    private static final Session TEN = Sessions.walk("10").in(LONDON);
    private static final Session TWELVE = Sessions.walk("12").in(LONDON);
    private static final SessionLogged LOGGED = new SessionLogged(ID, TEN, CLIENT, ITEMS.exercises(TEN));
    private static final SessionCorrected CORRECTED =
            new SessionCorrected(ID, 2, TWELVE, CLIENT, ITEMS.exercises(TWELVE));
    private static final SessionWithdrawn WITHDRAWN = new SessionWithdrawn(ID, CLIENT);

    @Test
    void a_new_session_is_logged() {
        unseen().when(log("10")).then(LOGGED);
    }

    @Test
    void the_same_session_again_is_a_repeat_whatever_is_expected() {
        unseen().given(LOGGED).when(log("10")).repeats();
        unseen().given(LOGGED).when(log("10", "7")).repeats();
        unseen().given(LOGGED).when(log("10", "*")).repeats();
    }

    @Test
    void ten_and_ten_point_nought_minutes_are_the_same() {
        unseen().given(LOGGED).when(log("10.00")).repeats();
        unseen().given(LOGGED).when(log("1E1")).repeats();
        unseen().given(new SessionLogged(ID, Sessions.walk("10.0").in(LONDON), CLIENT))
                .when(log("10"))
                .repeats();
    }

    @Test
    void a_session_without_source_is_a_manual_one() {
        ToldSession manual = Sessions.with(Optional.empty(), Optional.of("manual"));
        ToldSession device = Sessions.with(Optional.empty(), Optional.of("device:watch"));

        unseen().given(LOGGED).when(log(manual, new IfMatch.Absent())).repeats();
        unseen().given(LOGGED).when(log(device, new IfMatch.Absent())).refuses(Reason.SESSION_EXISTS);
    }

    @Test
    void another_body_needs_the_revision_it_corrects() {
        unseen().given(LOGGED).when(log("12")).refuses(Reason.SESSION_EXISTS);
        unseen().given(LOGGED).when(log("12", "\"1\"")).then(CORRECTED);
    }

    @Test
    void a_revision_that_is_not_the_current_one_is_stale() {
        unseen().given(LOGGED, CORRECTED).when(log("14", "1")).refuses(Reason.SESSION_STALE_REVISION);
        unseen().given(LOGGED, CORRECTED).when(log("10", "1")).refuses(Reason.SESSION_STALE_REVISION);
        unseen().given(LOGGED, CORRECTED)
                .when(log("10", "2"))
                .then(new SessionCorrected(ID, 3, TEN, CLIENT, ITEMS.exercises(TEN)));
    }

    @Test
    void nothing_can_be_corrected_that_was_never_logged() {
        unseen().when(log("10", "1")).refuses(Reason.SESSION_STALE_REVISION);
        unseen().when(log("10", "*")).refuses(Reason.SESSION_STALE_REVISION);
    }

    @Test
    void a_repeat_is_answered_with_what_was_answered_first() {
        assertThat(unseen().given(LOGGED).state()).isEqualTo(new Logged(1, TEN, 1, Set.of()));
        assertThat(unseen().given(LOGGED, CORRECTED).state()).isEqualTo(new Logged(2, TWELVE, 2, Set.of()));
        assertThat(unseen().given(LOGGED, WITHDRAWN).state()).isEqualTo(new Withdrawn(2));
    }

    @Test
    void a_withdrawn_session_stays_withdrawn_also_for_its_own_body() {
        unseen().given(LOGGED, WITHDRAWN).when(log("10")).refuses(Reason.SESSION_WITHDRAWN);
        unseen().given(LOGGED, WITHDRAWN).when(log("12", "1")).refuses(Reason.SESSION_WITHDRAWN);
    }

    @Test
    void a_withdrawal_may_come_before_its_session() {
        unseen().when(withdraw(new IfMatch.Absent())).then(WITHDRAWN);
        unseen().given(WITHDRAWN).when(log("10")).refuses(Reason.SESSION_WITHDRAWN);
    }

    @Test
    void a_withdrawal_again_is_a_repeat() {
        unseen().given(LOGGED, WITHDRAWN).when(withdraw(new IfMatch.Absent())).repeats();
        unseen().given(LOGGED, WITHDRAWN)
                .when(withdraw(new IfMatch.OneOf(List.of("1"))))
                .repeats();
    }

    @Test
    void a_withdrawal_of_an_expected_revision_does_not_withdraw_another() {
        unseen().given(LOGGED, CORRECTED)
                .when(withdraw(new IfMatch.OneOf(List.of("1"))))
                .refuses(Reason.SESSION_STALE_REVISION);
        unseen().given(LOGGED, CORRECTED)
                .when(withdraw(new IfMatch.OneOf(List.of("2"))))
                .then(WITHDRAWN);
    }

    private static Given<SessionState> unseen() {
        return Given.from(new Unseen(), SessionDecider::evolve);
    }

    private static Function<SessionState, Decision> log(String minutes) {
        return log(Sessions.walk(minutes), new IfMatch.Absent());
    }

    private static Function<SessionState, Decision> log(String minutes, String ifMatch) {
        return log(Sessions.walk(minutes), IfMatch.of(Optional.of(ifMatch)));
    }

    private static Function<SessionState, Decision> log(ToldSession told, IfMatch ifMatch) {
        return state -> SessionDecider.decide(state, new LogSession(ID, told, ifMatch, CLIENT), ITEMS, NOW);
    }

    private static Function<SessionState, Decision> withdraw(IfMatch ifMatch) {
        return state -> SessionDecider.decide(state, new WithdrawSession(ID, ifMatch, CLIENT), ITEMS, NOW);
    }
}
