package onward.activity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Decision;
import onward.activity.decision.IfMatch;
import onward.activity.plan.Items;
import onward.activity.plan.KnownItems;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionState.Logged;
import onward.activity.session.SessionState.Unseen;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.Session;
import org.junit.jupiter.api.Test;

class RestrictionTest {
    private static final UUID ID = new UUID(4, 1);
    private static final UUID CLIENT = new UUID(3, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final ToldSession LIFTED =
            Sessions.of(Sessions.sets("deadlift", 1), Sessions.sets("gym", 2), Sessions.sets("deadlift", 3));
    private static final ToldSession LIFTED_MORE =
            Sessions.of(Sessions.sets("deadlift", 2), Sessions.sets("back-squat", 1));

    @Test
    void each_exercise_that_loads_the_spine_highly_is_told_once() {
        assertThat(events(when(unseen(), LIFTED, items(false))))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(SessionLogged.class),
                        second -> assertThat(second)
                                .isEqualTo(new RestrictionBreached(
                                        ID, "deadlift", "deadlift", "Deadlift", MONDAY, CLIENT)),
                        third -> assertThat(third)
                                .isEqualTo(new RestrictionBreached(
                                        ID, "gym", "back-squat", "Barbell back squat", MONDAY, CLIENT)));
    }

    @Test
    void a_correction_tells_only_what_is_new() {
        Given<SessionState> logged = unseen();
        logged.given(events(when(logged, LIFTED, items(false))).toArray(Event[]::new));

        assertThat(events(when(logged, LIFTED_MORE, items(false))))
                .singleElement()
                .isInstanceOf(SessionCorrected.class);

        Given<SessionState> walked = unseen();
        walked.given(events(when(walked, Sessions.walk("10"), items(false))).toArray(Event[]::new));
        assertThat(events(when(walked, LIFTED_MORE, items(false)))).hasSize(3);
    }

    @Test
    void the_answer_is_the_version_after_the_last_of_them() {
        Given<SessionState> logged = unseen();
        logged.given(events(when(logged, LIFTED, items(false))).toArray(Event[]::new));

        assertThat(logged.state())
                .isEqualTo(new Logged(1, LIFTED.in(ZoneId.of("Europe/London")), 3, Set.of("deadlift", "back-squat")));
    }

    @Test
    void nothing_is_told_once_it_is_allowed_or_of_lighter_exercises() {
        assertThat(events(when(unseen(), LIFTED, items(true)))).hasSize(1);
        assertThat(events(when(unseen(), Sessions.of(Sessions.sets("goblet-squat", 1)), items(false))))
                .hasSize(1);
    }

    @Test
    void a_session_tells_what_its_items_are() {
        Session session = LIFTED.in(ZoneId.of("Europe/London"));

        assertThat(items(false).exercises(session))
                .extracting(ItemExercise::item, ItemExercise::exercise)
                .containsExactly(tuple("deadlift", "deadlift"), tuple("gym", "back-squat"));
        assertThat(((SessionLogged) events(when(unseen(), LIFTED, items(false))).getFirst()).exercises())
                .isEqualTo(items(false).exercises(session));
    }

    private static List<Event> events(Given.Then<SessionState> then) {
        return then.accepted().events();
    }

    private static Given.Then<SessionState> when(Given<SessionState> given, ToldSession told, KnownItems items) {
        return given.when(state -> decide(state, told, items));
    }

    private static Decision decide(SessionState state, ToldSession told, KnownItems items) {
        IfMatch ifMatch = state instanceof Logged ? new IfMatch.Any() : new IfMatch.Absent();
        return SessionDecider.decide(state, new LogSession(ID, told, ifMatch, CLIENT), items, NOW);
    }

    private static Given<SessionState> unseen() {
        return Given.from(new Unseen(), SessionDecider::evolve);
    }

    private static KnownItems items(boolean allowed) {
        PlanActivated plan = new PlanActivated(
                1,
                MONDAY,
                Optional.empty(),
                List.of(Items.of(Items.weekly("gym", 1), "back-squat")),
                List.of(),
                List.of(),
                CLIENT);
        return new KnownItems(
                Plans.none().with(new PlanVersion(plan, 1, NOW)), new CatalogueFiles().catalogue(), allowed);
    }
}
