package onward.gateway.forwarding;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import onward.kit.http.OpenAnswers;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Passes on an answer that goes on until somebody ends it. Not with the client that passes on all else: that one gives up a
 * stream that is silent, and reads on when the caller has left, which of a stream without an end is for ever.
 */
@Singleton
final class Streams implements OpenAnswers {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    /** What the client writes itself. */
    private static final Set<String> NOT_COPIED = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Sinks.Empty<Void> end = Sinks.empty();
    private final Duration patience;
    private final Duration silence;

    /**
     * @param patience until an answer begins
     * @param silence within one: a sign of life comes each 15 s, but from a service that waits for its database, which it
     *     does for a minute at most
     */
    Streams(
            @Value("${micronaut.http.client.read-timeout}") Duration patience,
            @Property(name = "onward.live.silence", defaultValue = "90s") Duration silence) {
        this.patience = patience;
        this.silence = silence;
    }

    /** Whether that is answered by a stream. */
    static boolean isAskedFor(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                && request.getUri().getRawPath().endsWith("/timeline/live");
    }

    /**
     * The answer, as it comes.
     *
     * @param onward the request as the service is to get it
     */
    Mono<MutableHttpResponse<?>> forward(HttpRequest<?> onward) {
        return Mono.fromFuture(() -> http.sendAsync(asked(onward), HttpResponse.BodyHandlers.ofPublisher()))
                .timeout(patience)
                .onErrorMap(TimeoutException.class, _ -> ReadTimeoutException.TIMEOUT_EXCEPTION)
                .onErrorMap(CompletionException.class, Throwable::getCause)
                .onErrorMap(IOException.class, failure -> new HttpClientException(failure.toString(), failure))
                .map(this::answered);
    }

    private static java.net.http.HttpRequest asked(HttpRequest<?> onward) {
        var asked = java.net.http.HttpRequest.newBuilder(onward.getUri()).GET();
        onward.getHeaders().forEach((name, values) -> {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> asked.header(name, value));
            }
        });
        return asked.build();
    }

    private MutableHttpResponse<?> answered(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
        MutableHttpResponse<Flux<byte[]>> answered =
                io.micronaut.http.HttpResponse.status(HttpStatus.valueOf(answer.statusCode()));
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-length")) {
                values.forEach(value -> answered.header(name, value));
            }
        });
        return answered.body(JdkFlowAdapter.flowPublisherToFlux(answer.body())
                .map(Streams::bytes)
                .timeout(silence)
                .takeUntilOther(end.asMono()));
    }

    private static byte[] bytes(List<ByteBuffer> pieces) {
        ByteBuffer whole = ByteBuffer.allocate(
                pieces.stream().mapToInt(ByteBuffer::remaining).sum());
        pieces.forEach(whole::put);
        return whole.array();
    }

    @Override
    public void end() {
        end.tryEmitEmpty();
    }
}
