package onward.gateway.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import onward.contracts.Json;
import onward.kit.quiet.Quiet;
import onward.kit.quiet.Quietness;

/** The services behind the gateway, and itself, asked whether they are quiet. */
@Singleton
@Requires(property = "onward.mode", value = "local")
final class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Quiet AWAY = new Quiet(false, new UUID(0, 0), 0, List.of("away"));

    private final Map<String, URI> addresses;
    private final Quietness own;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ObjectReader json = Json.tolerant().readerFor(Quiet.class);

    Neighbours(
            @Property(name = "onward.services.activity") URI activity,
            @Property(name = "onward.services.progress") URI progress,
            @Property(name = "onward.services.notifications") URI notifications,
            Quietness own) {
        this.addresses = Map.of("activity", activity, "progress", progress, "notifications", notifications);
        this.own = own;
    }

    /** All at once, by their names; one that does not answer is not quiet. */
    Map<String, Quiet> ask() {
        Map<String, CompletableFuture<Quiet>> asked = new TreeMap<>();
        addresses.forEach((name, address) -> asked.put(name, ask(address)));
        Map<String, Quiet> answers = new TreeMap<>();
        answers.put("gateway", own.now());
        asked.forEach((name, answer) -> answers.put(name, answer.join()));
        return answers;
    }

    static boolean isAnyAway(Map<String, Quiet> answers) {
        return answers.containsValue(AWAY);
    }

    private CompletableFuture<Quiet> ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/local/quiet"))
                .timeout(PATIENCE)
                .build();
        var answered = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        // The limit of the request ends where the body begins.
        return answered.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> answered.cancel(true))
                .thenApply(this::read)
                .exceptionally(_ -> AWAY);
    }

    private Quiet read(HttpResponse<String> response) {
        try {
            return response.statusCode() == 200 ? json.readValue(response.body()) : AWAY;
        } catch (JsonProcessingException e) {
            return AWAY;
        }
    }
}
