package onward.progress.timeline;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import onward.kit.access.Admitted;
import onward.kit.access.Caller;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/**
 * Somebody to whom a timeline is told as it goes on. What has not left yet waits here, a page at most: as long as it does,
 * nothing more is read for them. Only one thread at a time tells.
 */
final class Listener {
    /** A line that is read by nobody. */
    private static final Event<String> BEAT = Event.of("").comment("");

    private final Admitted admitted;
    private final UUID client;
    private final Queue<Event<String>> waiting = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<Event<String>> told =
            Sinks.many().unicast().onBackpressureBuffer(waiting, () -> this.gone = true);
    private volatile boolean gone;
    private volatile long lastTold = System.nanoTime();
    private volatile Heard heard;

    /** @param heard what the listener knows already; the first line tells it, so that who is cut off at once can go on */
    Listener(Admitted admitted, UUID client, Heard heard) {
        this.admitted = admitted;
        this.client = client;
        this.heard = heard;
        tell(Event.of("").id(heard.id()));
    }

    Publisher<Event<String>> answer() {
        return told.asFlux();
    }

    Caller caller() {
        return admitted.caller();
    }

    UUID client() {
        return client;
    }

    Heard heard() {
        return heard;
    }

    /** Whether the connection has ended, from either side. */
    boolean isGone() {
        return gone;
    }

    boolean isAdmittedAt(Instant now) {
        return now.isBefore(admitted.until());
    }

    /** Whether all that was told has left. */
    boolean isHeardOut() {
        return waiting.isEmpty();
    }

    /** How long nothing was told. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastTold);
    }

    void tell(String json, Heard withIt) {
        tell(Event.of(json).id(withIt.id()));
        heard = withIt;
    }

    /** Nothing up to there was for the listener. */
    void skipTo(Heard further) {
        heard = further;
    }

    /** Shows both ends, and all that lies between, that the connection is there. */
    void beat() {
        tell(BEAT);
    }

    private void tell(Event<String> event) {
        told.tryEmitNext(event);
        lastTold = System.nanoTime();
    }

    void end() {
        told.tryEmitComplete();
        gone = true;
    }
}
