package onward.notifications.sending;

import io.micronaut.context.annotation.Context;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.kit.health.Loop;
import onward.kit.intake.Intake;
import onward.kit.loop.Bell;
import onward.kit.loop.Rounds;
import onward.kit.tracing.Origins;
import onward.kit.tracing.Spans;
import onward.notifications.queue.Mails;
import onward.notifications.queue.Outcomes;
import onward.notifications.queue.WaitingMail;
import onward.notifications.sending.Claiming.Looked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, one mail after the other in each of its threads. */
@Context
final class Sender implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final Mails mails;
    private final Outcomes outcomes;
    private final Claiming claiming;
    private final Intake intake;
    private final Delivery delivery;
    private final Clock clock;
    private final SenderSettings settings;
    private final MailMeters meters;
    private final Spans spans;
    private final Bell bell;
    private final Rounds rounds = new Rounds(Duration.ofSeconds(1));
    private final List<Thread> threads;

    /** @param intake makes the tables, and so goes first */
    Sender(
            Mails mails,
            Outcomes outcomes,
            Claiming claiming,
            Delivery delivery,
            Clock clock,
            SenderSettings settings,
            MailMeters meters,
            Spans spans,
            Bell bell,
            Intake intake) {
        this.mails = mails;
        this.outcomes = outcomes;
        this.claiming = claiming;
        this.intake = intake;
        this.delivery = delivery;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
        this.spans = spans;
        this.bell = bell;
        this.threads = IntStream.rangeClosed(1, settings.senders())
                .mapToObj(number -> Thread.ofPlatform().name("sender-" + number).start(this::run))
                .toList();
        bell.heardBy(rounds::wake);
        LOG.info("{} senders mail what {} asks for", threads.size(), intake.projection());
    }

    @Override
    public String label() {
        return "senders";
    }

    @Override
    public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    private void run() {
        while (rounds.goOn()) {
            try {
                if (!sendNext()) {
                    rounds.restUpTo(settings.poll());
                }
            } catch (InterruptedException e) {
                rounds.end();
            } catch (RuntimeException | Error e) {
                LOG.error("Sending failed and goes on", e);
                rounds.restAfterFailure();
            }
        }
    }

    /** @return whether something was due */
    private boolean sendNext() {
        // Read first: what happened up to then is known when the rules are asked.
        Instant now = clock.instant();
        if (!mails.isAnyDue(now)) {
            return false;
        }
        outcomes.leftBehind().forEach(mail -> {
            LOG.error("Whether mail {} was sent is not known; it is not repeated", mail.mailId());
            mail.kind().ifPresent(kind -> meters.count(kind, MailMeters.Outcome.DOUBTFUL));
        });
        UUID claim = UUID.randomUUID();
        boolean onRequestOnly = !mails.isAnyDueByRules(now) || !intake.isUpToDate();
        return switch (claiming.next(claim, now, onRequestOnly)) {
            case Looked.Taken(WaitingMail mail) -> {
                // There may be another, for another sender.
                rounds.wake();
                try (Origins.Work _ = Origins.resume(mail.origin())) {
                    spans.during("mail " + mail.kind().code(), SpanKind.CONSUMER, () -> {
                        delivery.of(mail, claim);
                        return mail;
                    });
                }
                bell.ring();
                yield true;
            }
            case Looked.PassedOver _ -> true;
            case Looked.Nothing _ -> false;
        };
    }

    /** A letter that is on its way is let through. */
    @Override
    @PreDestroy
    public void close() {
        rounds.end();
        try {
            for (Thread thread : threads) {
                thread.join(TO_FINISH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
