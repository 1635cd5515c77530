package onward.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import onward.contracts.Json;
import onward.embedded.Pause;
import onward.local.demo.Request;
import onward.local.demo.Seed;
import onward.local.demo.Speaker;
import onward.local.demo.Story;
import onward.local.demo.Telling;

/** Tells the stories of the demo studio through the front door, several at a time, each request in its order. */
final class Seeding {
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalApi api;
    private final SeedingJournal journal;
    private final UnaryOperator<String> tokens;
    private final Console console;
    private final ObjectMapper json = Json.tolerant();

    /** @param tokens a token for the person of that address; waits until there is one */
    Seeding(LocalApi api, SeedingJournal journal, UnaryOperator<String> tokens, Console console) {
        this.api = api;
        this.journal = journal;
        this.tokens = tokens;
        this.console = console;
    }

    /** Returns when all is told and can be seen; what was told before is not told again. */
    void seed(List<Story> stories) {
        if (journal.isDone()) {
            return;
        }
        long began = System.nanoTime();
        console.say("  seeding " + stories.size() + " demo clients"
                + (journal.answered() > 0 ? ", going on where it was stopped" : "") + " ...");
        Instant anchor = journal.anchor(() -> api.now().truncatedTo(ChronoUnit.SECONDS));
        String coach = tokens.apply(Studio.DEMO.coach().email());
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<Void>> tellings = stories.stream()
                    .<Callable<Void>>map(story -> () -> {
                        tell(story, anchor, coach);
                        return null;
                    })
                    .toList();
            for (Future<Void> telling : threads.invokeAll(tellings)) {
                await(telling);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
        journal.done();
        console.ready("demo clients", Duration.ofNanos(System.nanoTime() - began));
    }

    private static void await(Future<Void> telling) throws InterruptedException {
        try {
            telling.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        }
    }

    private void tell(Story story, Instant anchor, String coach) {
        List<Request> left = Telling.of(story, Seed.DEMO, anchor).stream()
                .filter(request -> !journal.wasAnswered(request))
                .toList();
        Optional<String> client = Optional.empty();
        long version = 0;
        for (Request request : left) {
            String token = coach;
            if (request.by() == Speaker.CLIENT) {
                client = client.or(() -> Optional.of(tokens.apply(story.email())));
                token = client.get();
            }
            version = say(story, request, token).path("version").asLong();
            journal.answered(request);
        }
        String timeline = "/v1/clients/" + story.client(Seed.DEMO).clientId() + "/timeline?limit=1&atLeast=" + version;
        say(story, new Request(Speaker.COACH, "GET", timeline, ""), coach);
    }

    /** Says it until it is answered: a service may just be starting again, and what was heard twice happened once. */
    private JsonNode say(Story story, Request request, String token) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = api.say(request.method(), request.path(), token, request.body());
                boolean passing = response.statusCode() == 429 || response.statusCode() == 503;
                if (!passing || System.nanoTime() > deadline) {
                    return accepted(story, request, response);
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new Refusal("The story of " + story.name() + " cannot be told: nobody answers.", e);
                }
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private JsonNode accepted(Story story, Request request, HttpResponse<String> response) {
        JsonNode body = body(response);
        if (response.statusCode() / 100 != 2) {
            throw refused(story, request, response.statusCode(), body);
        }
        for (JsonNode result : body.path("results")) {
            if (result.path("status").asInt() / 100 != 2) {
                throw refused(story, request, result.path("status").asInt(), result);
            }
        }
        return body;
    }

    private JsonNode body(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode();
        }
    }

    private static Refusal refused(Story story, Request request, int status, JsonNode problem) {
        return new Refusal("The story of " + story.name() + " was refused: " + request.method() + " " + request.path()
                + " was answered " + status + " " + problem.path("code").asText("without a code") + ". "
                + problem.path("detail").asText());
    }
}
