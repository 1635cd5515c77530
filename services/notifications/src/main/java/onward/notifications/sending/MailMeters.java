package onward.notifications.sending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import onward.notifications.mail.MailKind;

/** What became of mails, counted by kind; all there from the start, so that the first one shows as a change. */
@Context
final class MailMeters {
    private final Map<MailKind, Map<Outcome, Counter>> counters = new EnumMap<>(MailKind.class);

    /** How a try ended, or that there was none. */
    enum Outcome {
        SENT,
        /** Given up for good. */
        FAILED,
        /** Nobody knows whether it was sent. */
        DOUBTFUL,
        /** By the rules, or because there is nothing to say any more. */
        SKIPPED,
        /** To be tried again. */
        RETRIED
    }

    MailMeters(MeterRegistry registry) {
        for (MailKind kind : MailKind.values()) {
            Map<Outcome, Counter> ofKind = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                ofKind.put(
                        outcome,
                        Counter.builder("onward.mails")
                                .description("What became of mails; one that is tried again counts each time")
                                .tag("kind", kind.code())
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry));
            }
            counters.put(kind, ofKind);
        }
    }

    void count(MailKind kind, Outcome outcome) {
        counters.get(kind).get(outcome).increment();
    }
}
