package onward.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads server-sent events as a browser does: an event has data, an id goes on until there is another, comments are nothing. */
public final class LiveStream implements AutoCloseable {
    private static final int PATIENCE_IN_SECONDS = 20;

    public final HttpResponse<InputStream> response;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final BlockingQueue<String> ids = new LinkedBlockingQueue<>();

    /** An event with the id that is the last one at that moment. */
    public record Heard(String id, JsonNode entry) {}

    private LiveStream(HttpResponse<InputStream> response) {
        this.response = response;
        if (response.statusCode() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    static LiveStream open(HttpClient http, URI at, String token, Optional<String> lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            return new LiveStream(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        heard.add(new Heard(id, ProgressService.json(data.toString())));
                    }
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                    ids.add(id);
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
            ended.complete(true);
        } catch (IOException e) {
            ended.complete(false);
        }
    }

    /** The id of the first line: from here on nothing is missed. */
    public String begun() {
        return taken(ids);
    }

    /** The next event. */
    public Heard next() {
        return taken(heard);
    }

    /** The titles of the next events. */
    public List<String> titles(int count) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add(next().entry().get("title").textValue());
        }
        return titles;
    }

    public boolean isSilent() {
        return heard.isEmpty();
    }

    public int comments() {
        return comments.get();
    }

    /** Waits for the end. True if it was a whole answer, false if it was cut off. */
    public boolean endedWhole() {
        try {
            return ended.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("it goes on", e);
        }
    }

    /** Leaves. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T taken(BlockingQueue<T> from) {
        try {
            T taken = from.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("nothing was told in time");
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
