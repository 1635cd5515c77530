package onward.progress;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.KafkaBinding;
import onward.contracts.Topics;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.PainBands;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;
import onward.kit.sealing.Sealer;

/** A client of its own: a stream of events on Kafka, and the people who may look. */
public final class TestClient {
    public static final String NAME = "Sam Rivers";
    public static final String EMAIL = "sam.rivers@demo.onward.test";

    public final UUID id = UUID.randomUUID();
    public final UUID studio;
    public final UUID coach;
    private final ProgressService service = ProgressService.running();
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>();
    private Instant recordedAt;

    private TestClient(UUID studio, UUID coach) {
        this.studio = studio;
        this.coach = coach;
    }

    /** Another client of the same coach, called that. */
    public TestClient beside(String name, Instant known) {
        return new TestClient(studio, coach).enrolled(name, ZoneId.of("Europe/London"), known);
    }

    /** Enrolled in that zone, with a coach. */
    public static TestClient in(ZoneId zone) {
        return in(zone, Instant.parse("2026-06-20T10:00:00Z"));
    }

    /** Known from that instant on. */
    public static TestClient inLondon(Instant known) {
        return in(ZoneId.of("Europe/London"), known);
    }

    public static TestClient in(ZoneId zone, Instant known) {
        return new TestClient(UUID.randomUUID(), UUID.randomUUID()).enrolled(NAME, zone, known);
    }

    private TestClient enrolled(String name, ZoneId zone, Instant known) {
        recordedFrom(known);
        service.keys.create(id);
        happened(new ClientEnrolled(studio, name, EMAIL, zone, Optional.empty(), coach));
        happened(new CoachAssigned(coach, coach));
        return this;
    }

    public static TestClient inLondon() {
        return in(ZoneId.of("Europe/London"));
    }

    /** Publishes the next event of the stream. */
    public Envelope happened(Event event) {
        return published(Topics.ACTIVITY, next(Topics.ACTIVITY), event);
    }

    /** Publishes the next fact. */
    public Envelope found(Event event) {
        return published(Topics.PROGRESS, next(Topics.PROGRESS), event);
    }

    /** Publishes the next event of what was mailed. */
    public Envelope mailed(Event event) {
        return published(Topics.NOTIFICATIONS, next(Topics.NOTIFICATIONS), event);
    }

    public TestClient plan(int version, LocalDate effectiveFrom, List<PlanItem> items) {
        happened(new PlanActivated(
                version,
                effectiveFrom,
                Optional.empty(),
                items,
                List.of(),
                List.of("plan.no-hip-flexor-stretch"),
                coach));
        return this;
    }

    /** A plan that says how pain after a session is judged. */
    public TestClient plan(int version, LocalDate effectiveFrom, List<PlanItem> items, PainBands bands) {
        happened(new PlanActivated(
                version,
                effectiveFrom,
                Optional.empty(),
                items,
                List.of(),
                List.of(),
                coach,
                Optional.empty(),
                List.of(),
                Optional.of(bands)));
        return this;
    }

    public Envelope logged(UUID session, Session as) {
        return happened(new SessionLogged(session, as, id));
    }

    public Envelope corrected(UUID session, int revision, Session as) {
        return happened(new SessionCorrected(session, revision, as, id));
    }

    public Envelope withdrew(UUID session) {
        return happened(new SessionWithdrawn(session, id));
    }

    /** What the next event is recorded at; every event takes a second. */
    public TestClient recordedFrom(String instant) {
        return recordedFrom(Instant.parse(instant));
    }

    public TestClient recordedFrom(Instant instant) {
        recordedAt = instant;
        return this;
    }

    /** The last version of the stream. */
    public long version() {
        return versions.getOrDefault(Topics.ACTIVITY, 0L);
    }

    /** Takes a version without publishing anything: a hole. */
    public long skipped() {
        return next(Topics.ACTIVITY);
    }

    public Envelope published(String topic, long version, Event event) {
        EventType type = EventType.of(event);
        UUID eventId = UUID.randomUUID();
        String place = Sealer.placeOf(eventId, type.wireName(), type.version(), version);
        Envelope envelope = new Envelope(
                eventId,
                "test",
                type.wireName(),
                type.version(),
                id,
                version,
                recordedAt.truncatedTo(ChronoUnit.MICROS),
                service.sealer.seal(id, place, codec.encode(event)));
        recordedAt = recordedAt.plusSeconds(1);
        send(topic, envelope);
        return envelope;
    }

    public void send(String topic, Envelope envelope) {
        try {
            service.producer.send(KafkaBinding.toRecord(topic, envelope)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks as the client, for no less than everything that was published. */
    public HttpResponse<String> get(String what, String query) {
        return getAs(ownToken(), what, query + "&atLeast=" + version());
    }

    public HttpResponse<String> getAs(String token, String what, String query) {
        return service.get("/v1/clients/" + id + "/" + what + "?" + query, token);
    }

    public String ownToken() {
        return service.token(id, "client", studio);
    }

    /** One of the coach's that is good for that long; another machine's clock is given half a minute. */
    public String coachToken(Duration goodFor) {
        return service.token(coach, "coach", studio, goodFor);
    }

    /** Hears what comes in, as whoever has that token. */
    public LiveStream listen(String token, Optional<String> lastEventId) {
        return service.listen("/v1/clients/" + id + "/timeline/live", token, lastEventId);
    }

    public String coachToken() {
        return service.token(coach, "coach", studio);
    }

    public String tokenOfCoach(UUID person) {
        return service.token(person, "coach", studio);
    }

    public String adminToken() {
        return service.token(UUID.randomUUID(), "admin", studio);
    }

    private long next(String topic) {
        return versions.merge(topic, 1L, Long::sum);
    }
}
