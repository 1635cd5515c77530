package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.time.Clock;
import onward.kit.quiet.Work;
import onward.notifications.queue.Mails;

/** Mails that are due, as work that a clock waits for. */
@Singleton
final class SenderWork implements Work {
    private final Mails mails;
    private final Claiming claiming;
    private final Clock clock;

    SenderWork(Mails mails, Claiming claiming, Clock clock) {
        this.mails = mails;
        this.claiming = claiming;
        this.clock = clock;
    }

    @Override
    public String label() {
        return "mails";
    }

    @Override
    public boolean isPending() {
        return mails.isAnyDue(clock.instant());
    }

    @Override
    public long begun() {
        return claiming.begun();
    }
}
