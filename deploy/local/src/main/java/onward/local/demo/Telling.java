package onward.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.Json;
import onward.contracts.value.ActivityScore;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.RedFlag;
import onward.local.demo.Happening.Agreed;
import onward.local.demo.Happening.CheckIn;
import onward.local.demo.Happening.Corrected;
import onward.local.demo.Happening.Excused;
import onward.local.demo.Happening.Note;
import onward.local.demo.Happening.OffLine;
import onward.local.demo.Happening.Paused;
import onward.local.demo.Happening.Withdrawn;

/**
 * A story as it is told to the interface: the same seed and anchor give the same requests. Nothing in it lies after the
 * anchor, and it is told in this order, each request once; each may be repeated at once, but not after the next.
 */
public final class Telling {
    private static final ObjectMapper JSON = Json.strict();

    private final Story story;
    private final Seed seed;
    private final Client client;
    private final String base;
    private final Sessions sessions;
    private final LocalDate today;
    private final Instant anchor;
    private final List<Request> requests = new ArrayList<>();

    private Telling(Story story, Seed seed, Instant anchor) {
        this.story = story;
        this.seed = seed;
        this.anchor = anchor;
        this.client = story.client(seed);
        this.base = "/v1/clients/" + client.clientId();
        this.today = LocalDate.ofInstant(anchor, story.home());
        this.sessions = new Sessions(story, seed, anchor);
    }

    /**
     * All that is said of that client.
     *
     * @param anchor the moment of the seeding
     */
    public static List<Request> of(Story story, Seed seed, Instant anchor) {
        return new Telling(story, seed, anchor).tell();
    }

    private List<Request> tell() {
        if (story.enrolled().isEmpty()) {
            say(Speaker.COACH, "POST", "/v1/clients", client);
        }
        story.plans().forEach(this::prescribe);
        sessions.batches().forEach(batch -> say(Speaker.CLIENT, "POST", base + "/sessions:batch", batch));
        story.happenings().forEach(this::happen);
        return List.copyOf(requests);
    }

    private record PlanBody(
            LocalDate effectiveFrom,
            Optional<String> template,
            Optional<List<Prescription.Item>> items,
            List<PlanOverride> overrides) {}

    private void prescribe(Prescription plan) {
        say(
                Speaker.COACH,
                "PUT",
                base + "/plan",
                new PlanBody(date(plan.from()), plan.template(), plan.items(), plan.overrides()));
    }

    private void happen(Happening happening) {
        switch (happening) {
            case Agreed agreed -> agree(agreed);
            case CheckIn checkIn -> checkIn(checkIn);
            case Note note -> write(note);
            case Excused excused -> excuse(excused);
            case Paused paused -> pause(paused);
            // Told with the sessions.
            case Corrected _, Withdrawn _, OffLine _ -> {}
        }
    }

    private record ConsentBody(boolean given, Optional<String> wording) {}

    private void agree(Agreed agreed) {
        String kind = agreed.kind().code();
        Optional<String> wording = Optional.of(kind + "-1").filter(_ -> agreed.yes());
        say(Speaker.CLIENT, "PUT", base + "/consents/" + kind, new ConsentBody(agreed.yes(), wording));
    }

    private record CheckInBody(
            OffsetDateTime at,
            ZoneId timeZone,
            int painNow,
            int painWorst,
            boolean flare,
            Optional<List<RedFlag>> redFlags,
            Optional<List<Integer>> rolandMorris,
            List<ActivityScore> activities,
            Optional<String> note) {}

    private void checkIn(CheckIn checkIn) {
        Chance chance = seed.chance(client.email() + " check-in on day " + checkIn.day());
        LocalTime time = chance.around(20, 15);
        OffsetDateTime at =
                date(checkIn.day()).atTime(time).atZone(story.home()).toOffsetDateTime();
        if (at.toInstant().isAfter(anchor)) {
            return;
        }
        int pain = story.pain().applyAsInt(checkIn.day());
        say(
                Speaker.CLIENT,
                "PUT",
                base + "/check-ins/" + id("check-in on day " + checkIn.day()),
                new CheckInBody(
                        at,
                        story.home(),
                        pain,
                        Math.min(10, pain + chance.between(0, 1)),
                        checkIn.flare(),
                        checkIn.redFlag().map(List::of),
                        ticked(checkIn.statements()),
                        scores(checkIn.score()),
                        checkIn.note()));
    }

    /** Always the first of the same order, so that one that is no longer ticked stays so. */
    private Optional<List<Integer>> ticked(OptionalInt statements) {
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        seed
                                .chance(client.email() + " statements")
                                .shuffled(IntStream.rangeClosed(1, 24).boxed().toList())
                                .stream()
                                .limit(statements.getAsInt())
                                .sorted()
                                .toList());
    }

    private List<ActivityScore> scores(OptionalInt score) {
        return score.isEmpty()
                ? List.of()
                : story.activities().stream()
                        .map(activity -> new ActivityScore(activity, score.getAsInt()))
                        .toList();
    }

    private record NoteBody(String text, boolean shared) {}

    private void write(Note note) {
        say(
                Speaker.COACH,
                "PUT",
                base + "/notes/" + id("note " + note.text()),
                new NoteBody(note.text(), note.shared()));
    }

    private record ExcusalBody(LocalDate from, LocalDate to, ExcusalReason reason) {}

    private void excuse(Excused days) {
        say(
                Speaker.CLIENT,
                "PUT",
                base + "/excusals/" + id("excused from day " + days.from()),
                new ExcusalBody(date(days.from()), date(days.to()), days.reason()));
    }

    private record PauseBody(UUID pauseId, LocalDate from, ExcusalReason reason) {}

    private void pause(Paused paused) {
        say(
                Speaker.COACH,
                "POST",
                base + "/plan/pause",
                new PauseBody(id("paused from day " + paused.from()), date(paused.from()), paused.reason()));
    }

    private void say(Speaker by, String method, String path, Object body) {
        try {
            requests.add(new Request(by, method, path, JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalDate date(int day) {
        return today.plusDays(day);
    }

    private UUID id(String thing) {
        return seed.id(client.email() + " " + thing);
    }
}
