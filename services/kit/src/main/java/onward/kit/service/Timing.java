package onward.kit.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.loop.Bell;
import onward.kit.timers.TimerHandler;
import onward.kit.timers.TimerLoop;

/** For a service with timers: their table, and the loop that fires them to each {@link TimerHandler} bean. */
@Factory
@Requires(beans = TimerHandler.class)
final class Timing {
    private static final Duration POLL = Duration.ofMillis(250);

    /** The timers' table; to have this is to have it. */
    record Tables(String schema) {}

    /** Before everything that may set a timer: what follows events asks for it. */
    @Singleton
    Tables tables(Database database) {
        Migrations.apply(database.pool(), "timers", "timers");
        return new Tables("timers");
    }

    @Context
    @Bean(preDestroy = "close")
    TimerLoop timerLoop(Database database, Clock clock, List<TimerHandler> handlers, Bell bell, Tables tables) {
        TimerLoop loop = new TimerLoop(database, clock, handlers, POLL, bell::ring);
        bell.heardBy(loop::wake);
        return loop;
    }
}
