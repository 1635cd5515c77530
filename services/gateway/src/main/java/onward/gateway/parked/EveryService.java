package onward.gateway.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import onward.contracts.Json;
import onward.gateway.person.People;
import onward.kit.access.Caller;
import onward.kit.parked.ParkedController;
import onward.kit.parked.ParkedRecords;
import onward.kit.parked.ParkedView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every service that applies events for what it could not apply, and this one too. */
@Singleton
final class EveryService {
    private static final Logger LOG = LoggerFactory.getLogger(EveryService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, URI> others;
    private final ParkedRecords own;
    private final People people;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ObjectReader json = Json.tolerant().readerFor(ParkedController.Answer.class);

    EveryService(
            @Property(name = "onward.services.progress") URI progress,
            @Property(name = "onward.services.notifications") URI notifications,
            ParkedRecords own,
            People people) {
        this.others = Map.of("progress", progress, "notifications", notifications);
        this.own = own;
        this.people = people;
    }

    /**
     * All at once, in the name of that caller. What is computed belongs to nobody, so every administrator sees all of it;
     * but which stream it is about is told of the caller's own studio and its people alone.
     */
    ParkedList ask(Caller caller, String authorization) {
        Map<String, CompletableFuture<Optional<List<ParkedView>>>> asked = new TreeMap<>();
        others.forEach((name, address) -> asked.put(name, ask(name, address, authorization)));
        List<ParkedView> parked = new ArrayList<>(own.all());
        List<String> unreachable = new ArrayList<>();
        asked.forEach((name, answer) -> answer.join().ifPresentOrElse(parked::addAll, () -> unreachable.add(name)));
        return new ParkedList(parked.stream().map(one -> shownTo(caller, one)).toList(), unreachable);
    }

    private ParkedView shownTo(Caller caller, ParkedView parked) {
        boolean own = parked.streamId()
                .filter(stream -> stream.equals(caller.studioId()) || people.isOf(caller.studioId(), stream))
                .isPresent();
        return own ? parked : parked.withoutStream();
    }

    private CompletableFuture<Optional<List<ParkedView>>> ask(String name, URI address, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/admin/parked"))
                .header("Authorization", authorization)
                .timeout(PATIENCE)
                .build();
        var answered = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        // The limit of the request ends where the body begins.
        return answered.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> answered.cancel(true))
                .thenApply(answer -> Optional.of(read(answer)))
                .exceptionally(failure -> {
                    LOG.warn("What {} has parked is not known: {}", name, failure.toString());
                    return Optional.empty();
                });
    }

    private List<ParkedView> read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("answered with " + answer.statusCode());
        }
        try {
            ParkedController.Answer told = json.readValue(answer.body());
            return told.parked();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answered with what is no list", e);
        }
    }
}
