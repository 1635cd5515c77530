package onward.gateway.forwarding;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.client.ProxyHttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.HttpServerConfiguration;
import java.net.URI;
import java.util.Optional;
import onward.gateway.forwarding.Routes.Goal;
import onward.kit.http.Problem;
import onward.kit.http.RequestIds;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Passes a request on to the service it is for, and the answer back, both as they come and without keeping them. */
@Filter({"/v1/**", "/dev/mail/**"})
final class Forwarding implements HttpServerFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    private final Upstreams upstreams;
    private final ProxyHttpClient http;
    private final Streams streams;
    private final long largestBody;

    Forwarding(Upstreams upstreams, ProxyHttpClient http, Streams streams, HttpServerConfiguration server) {
        this.upstreams = upstreams;
        this.http = http;
        this.streams = streams;
        this.largestBody = server.getMaxRequestSize();
    }

    /** After the check of the token, and what else there may be. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.LAST.order();
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        Goal goal = Routes.goalOf(request.getUri().getRawPath());
        Optional<URI> upstream = upstreams.of(goal.upstream());
        if (upstream.isEmpty()) {
            return chain.proceed(request);
        }
        // What its metrics are told by: the path has ids in it.
        BasicHttpAttributes.setUriTemplate(request, goal.upstream().label());
        boolean closing = Hops.isLast(request);
        return forward(request, upstream.get(), goal)
                .onErrorResume(failure -> answer(goal.upstream(), request, failure))
                .doOnNext(response -> Hops.close(response.getHeaders(), closing));
    }

    private Mono<MutableHttpResponse<?>> forward(HttpRequest<?> request, URI upstream, Goal goal) {
        if (request.getContentLength() > largestBody) {
            return Mono.just(tooLarge());
        }
        MutableHttpRequest<?> onward = onward(request, upstream, goal.path());
        Mono<MutableHttpResponse<?>> answer =
                Streams.isAskedFor(request) ? streams.forward(onward) : Mono.from(http.proxy(onward));
        return answer.map(response -> {
            Hops.toCaller(upstream, response.getHeaders());
            return response;
        });
    }

    private static MutableHttpRequest<?> onward(HttpRequest<?> request, URI upstream, String path) {
        String query = request.getUri().getRawQuery();
        MutableHttpRequest<?> onward =
                request.mutate().uri(URI.create(upstream + path + (query == null ? "" : "?" + query)));
        Hops.toUpstream(request, onward.getHeaders());
        return onward;
    }

    private Mono<MutableHttpResponse<?>> answer(Upstream upstream, HttpRequest<?> request, Throwable failure) {
        return switch (failure) {
            case ContentLengthExceededException _ -> Mono.just(tooLarge());
            case ReadTimeoutException _ -> {
                LOG.warn("{} took too long for {}", upstream, RequestIds.of(request));
                yield Mono.just(problem(Problem.of(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "service.timeout",
                        "The service has not answered in time; whether it did what was asked is open.")));
            }
            case HttpClientException unreachable -> {
                LOG.warn("{} cannot be reached for {}: {}", upstream, RequestIds.of(request), unreachable.toString());
                yield Mono.just(problem(AnswerCut.unavailable()).header("Retry-After", "1"));
            }
            default -> Mono.error(failure);
        };
    }

    private MutableHttpResponse<?> tooLarge() {
        return problem(Problem.of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "request.too-large",
                "A body may have " + largestBody + " bytes at most."));
    }

    private static MutableHttpResponse<?> problem(Problem problem) {
        return io.micronaut.http.HttpResponse.status(HttpStatus.valueOf(problem.status()))
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }
}
