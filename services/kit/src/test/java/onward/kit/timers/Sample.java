package onward.kit.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what fires, in the transaction and beside it, and does what a test tells it. */
final class Sample implements TimerHandler {
    private final String name;
    final List<Timer> fired = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile boolean standsBack;
    final AtomicInteger asked = new AtomicInteger();
    volatile Doing doing = (_, _, _) -> {};

    @FunctionalInterface
    interface Doing {
        void on(Connection transaction, Timer timer, Instant now) throws SQLException;
    }

    Sample(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean standsBack() {
        asked.incrementAndGet();
        return standsBack;
    }

    @Override
    public void fire(Connection transaction, Timer timer, Instant now) throws SQLException {
        try (var insert = transaction.prepareStatement("insert into fired (subject, due_at) values (?, ?)")) {
            insert.setObject(1, timer.subject());
            insert.setObject(2, timer.dueAt().atOffset(java.time.ZoneOffset.UTC));
            insert.executeUpdate();
        }
        fired.add(timer);
        doing.on(transaction, timer, now);
    }

    List<UUID> subjects() {
        return fired.stream().map(Timer::subject).toList();
    }
}
