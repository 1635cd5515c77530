package onward.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.contracts.event.Event;

/** {@code given(events).when(command).then...}: a decision on the state folded from those events. */
public final class Given<S> {
    /** When everything given was recorded. */
    public static final Instant RECORDED = Instant.parse("2026-06-01T09:00:00Z");

    private final BiFunction<S, Past, S> evolve;
    private final List<Event> events = new ArrayList<>();
    private S state;

    private Given(S initial, BiFunction<S, Past, S> evolve) {
        this.state = initial;
        this.evolve = evolve;
    }

    public static <S> Given<S> from(S initial, BiFunction<S, Past, S> evolve) {
        return new Given<>(initial, evolve);
    }

    public Given<S> given(Event... more) {
        for (Event event : more) {
            events.add(event);
            state = evolve.apply(state, new Past(events.size(), RECORDED, event));
        }
        return this;
    }

    public Then<S> when(Function<S, Decision> decide) {
        return new Then<>(this, decide.apply(state));
    }

    public S state() {
        return state;
    }

    /** What came of it. */
    public record Then<S>(Given<S> before, Decision decision) {
        public Then<S> then(Event... expected) {
            assertThat(decision).isEqualTo(new Accepted(List.of(expected)));
            return this;
        }

        public Accepted accepted() {
            assertThat(decision).isInstanceOf(Accepted.class);
            return (Accepted) decision;
        }

        public void repeats() {
            assertThat(decision).isEqualTo(new Repeated());
        }

        public void refuses(Reason reason) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(reason));
        }

        public void refuses(Reason reason, String pointer) {
            refuses(reason);
            assertThat(((Refused) decision).pointer()).hasValue(pointer);
        }
    }
}
