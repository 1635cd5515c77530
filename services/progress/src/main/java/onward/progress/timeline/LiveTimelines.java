package onward.progress.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import onward.kit.access.Admitted;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.http.OpenAnswers;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.kit.intake.Intake;
import onward.progress.timeline.News.Told;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what comes in to whoever listens. All listeners of this instance share one query, five times a second, of how far
 * their clients' streams have been applied, by whichever instance; entries are read only for those who are behind. Time
 * is the machine's own here: it is about connections and tokens.
 */
@Context
final class LiveTimelines implements Loop, OpenAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTimelines.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /** Somebody who takes nothing for so long is not there. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_OF_ONE_PERSON = 10;
    private static final int MOST_OF_ALL = 2_000;
    private static final int PAGE = 100;

    private final TimelineReads reads;
    private final Intake intake;
    private final ObjectMapper json;
    private final Duration betweenBeats;
    private final InstantSource clock = InstantSource.system();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    LiveTimelines(
            TimelineReads reads,
            @Named(TimelineProjection.NAME) Intake intake,
            ObjectMapper json,
            @Property(name = "onward.live.beat", defaultValue = "15s") Duration betweenBeats) {
        this.reads = reads;
        this.intake = intake;
        this.json = json;
        this.betweenBeats = betweenBeats;
        this.thread = Thread.ofPlatform().name("live-timelines").start(this::run);
    }

    /**
     * What comes in from now on.
     *
     * @param since where an earlier connection ended; what came in meanwhile is told first
     * @throws ProblemException 404 if the caller may not look, 429 if the caller listens at too many places, 503 if
     *     there are too many listeners or the service stops
     */
    Publisher<Event<String>> listen(Admitted admitted, UUID client, Optional<Heard> since) {
        reads.admit(admitted.caller(), client);
        Heard now = Heard.of(intake.versions(Set.of(client)).getOrDefault(client, Map.of()));
        Listener listener = new Listener(admitted, client, since.orElse(now));
        add(listener);
        return listener.answer();
    }

    private synchronized void add(Listener listener) {
        UUID person = listener.caller().personId();
        long others = listeners.stream()
                .filter(other -> !other.isGone() && other.caller().personId().equals(person))
                .count();
        if (others >= MOST_OF_ONE_PERSON) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "live.too-many",
                            "You listen at " + others + " places already; end one of them.")
                    .exception();
        }
        if (closed.getCount() == 0 || listeners.size() >= MOST_OF_ALL) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service.unavailable",
                            "Nobody more can listen here at this moment; ask again in a second.")
                    .exception();
        }
        listeners.add(listener);
    }

    @Override
    public String label() {
        return "live timelines";
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!isClosedAfter(BETWEEN_LOOKS)) {
            try {
                look();
            } catch (DatabaseFailure e) {
                LOG.warn("What is new cannot be read now: {}", e.toString());
                listeners.stream().filter(Listener::isHeardOut).forEach(this::beatIfSilent);
            } catch (RuntimeException | Error e) {
                LOG.error("Looking for what is new failed; it is looked for again", e);
            }
        }
        listeners.forEach(Listener::end);
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void look() {
        Instant now = clock.instant();
        listeners.stream()
                .filter(listener -> !listener.isAdmittedAt(now) || isLost(listener))
                .forEach(Listener::end);
        listeners.removeIf(Listener::isGone);
        if (listeners.isEmpty()) {
            return;
        }
        Map<UUID, Map<String, Long>> applied =
                intake.versions(listeners.stream().map(Listener::client).collect(Collectors.toSet()));
        for (Listener listener : listeners) {
            if (listener.isHeardOut()) {
                serve(listener, Heard.of(applied.getOrDefault(listener.client(), Map.of())));
            }
        }
    }

    /** What is wrong with one timeline ends that listener, who may come again, and keeps nothing from the others. */
    private void serve(Listener listener, Heard applied) {
        try {
            tell(listener, applied);
            beatIfSilent(listener);
        } catch (DatabaseFailure e) {
            if (e.isPassing()) {
                throw e;
            }
            letGo(listener, e);
        } catch (RuntimeException e) {
            letGo(listener, e);
        }
    }

    private void beatIfSilent(Listener listener) {
        if (listener.silence().compareTo(betweenBeats) >= 0) {
            listener.beat();
        }
    }

    private static void letGo(Listener listener, RuntimeException because) {
        LOG.error("The timeline of {} cannot be told; whoever listens is let go", listener.client(), because);
        listener.end();
    }

    private static boolean isLost(Listener listener) {
        return !listener.isHeardOut() && listener.silence().compareTo(PATIENCE) > 0;
    }

    private void tell(Listener listener, Heard applied) {
        if (!listener.heard().isBehind(applied)) {
            return;
        }
        try {
            News news = reads.news(listener.caller(), listener.client(), listener.heard(), applied, PAGE);
            for (Told told : news.told()) {
                listener.tell(json.writeValueAsString(told.entry()), told.heard());
            }
            listener.skipTo(news.heard());
        } catch (ProblemException noLonger) {
            // Another coach's now, or erased.
            listener.end();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void end() {
        synchronized (this) {
            closed.countDown();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        end();
    }
}
