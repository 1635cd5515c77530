package onward.kit.loop;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import onward.kit.KitFixture;
import onward.kit.database.Migrations;
import onward.kit.timers.Timer;
import onward.kit.timers.TimerHandler;
import onward.kit.timers.TimerLoop;
import onward.kit.timers.TimerTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a loop whose own next look is an hour away. */
class BellTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final KitFixture kit = new KitFixture();
    private final Bell bell = new Bell();
    private final AtomicInteger fired = new AtomicInteger();

    @BeforeEach
    void start() {
        Migrations.apply(kit.database.pool(), "timers", "timers");
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private final class Counting implements TimerHandler {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void fire(Connection connection, Timer timer, Instant now) {
            fired.incrementAndGet();
        }
    }

    private void set() {
        kit.database.inTransaction(connection -> {
            TimerTable.set(connection, "counting", UUID.randomUUID(), Instant.EPOCH);
            return null;
        });
    }

    @Test
    void who_hears_it_looks_at_once_and_who_fires_rings_it() {
        var heard = new AtomicInteger();
        bell.heardBy(heard::incrementAndGet);
        set();
        try (TimerLoop loop = new TimerLoop(
                kit.database, Clock.systemUTC(), List.of(new Counting()), Duration.ofHours(1), bell::ring)) {
            bell.heardBy(loop::wake);
            await().atMost(SOON).until(() -> heard.get() == 1);
            set();
            // It may be just about to look by itself, but then not again within the hour.
            await().atMost(SOON).until(() -> {
                bell.ring();
                return fired.get() == 2;
            });
        }
    }
}
