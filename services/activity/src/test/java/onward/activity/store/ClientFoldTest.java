package onward.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientState;
import onward.activity.plan.Items;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.event.Event;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.value.Category;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.Dose;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;
import onward.kit.store.Recorded;
import org.junit.jupiter.api.Test;

class ClientFoldTest {
    private static final UUID COACH = new UUID(2, 1);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456Z");

    private final ClientFold fold = new ClientFold();

    @Test
    void a_snapshot_is_the_state_again() {
        ClientState state = fold(
                new ClientEnrolled(
                        new UUID(1, 1),
                        "Ana \"😀\"",
                        "ana@example.test",
                        ZoneId.of("Europe/London"),
                        Optional.empty(),
                        COACH),
                new CoachAssigned(COACH, COACH),
                new PlanActivated(
                        1,
                        LocalDate.parse("2026-06-01"),
                        Optional.of("keep-moving"),
                        List.of(
                                Items.walk("12.50"),
                                Items.of(Items.stretch("evening", true, DayOfWeek.FRIDAY), "glute-stretch"),
                                Items.weekly("light-row", 2),
                                Items.daily("a", Category.CORE, new Dose.Minutes(BigDecimal.ONE), 1)),
                        List.of(PlanOverride.SHORT_WALKS),
                        List.of("plan.no-hip-flexor-stretch"),
                        COACH),
                new CoachChanged(new UUID(2, 2), Optional.of(COACH), COACH),
                new PlanPaused(new UUID(6, 1), LocalDate.parse("2026-06-08"), ExcusalReason.TRAVEL, COACH),
                new PlanResumed(new UUID(6, 1), LocalDate.parse("2026-06-10"), COACH),
                new ConsentGiven(ConsentKind.DATA_PROCESSING, "privacy-1", COACH),
                new ConsentWithdrawn(ConsentKind.RESEARCH, COACH),
                new AssumptionsConfirmed(1, List.of("evening"), COACH),
                new HoldPlaced(new UUID(7, 1), List.of(RedFlag.FEVER), Urgency.URGENT, COACH),
                new HoldLifted("Seen by a doctor.", COACH),
                new HoldPlaced(new UUID(7, 2), List.of(RedFlag.WEIGHT_LOSS), Urgency.URGENT, COACH),
                new HeavyLoadingAllowed(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-07"), COACH));

        assertThat(fold.decode(fold.encode(state))).isEqualTo(state);
        ClientState paused = fold.evolve(
                state, recorded(14, new PlanPaused(new UUID(6, 2), LocalDate.EPOCH, ExcusalReason.OTHER, COACH)));
        assertThat(fold.decode(fold.encode(paused))).isEqualTo(paused);
        assertThat(fold.decode(fold.encode(fold.initial()))).isEqualTo(fold.initial());
    }

    private ClientState fold(Event... events) {
        ClientState state = fold.initial();
        long version = 0;
        for (Event event : events) {
            version++;
            state = fold.evolve(state, recorded(version, event));
        }
        return state;
    }

    private static Recorded recorded(long version, Event event) {
        return new Recorded(new UUID(9, version), version, Optional.empty(), NOW, event);
    }
}
