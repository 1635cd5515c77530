package onward.gateway.forwarding;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Gives every request an id, or keeps the one it brought, so that its way through the services can be followed. */
@Filter(Filter.MATCH_ALL_PATTERN)
final class RequestIds implements HttpServerFilter {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "onward.request-id";
    /** It ends up in logs: nothing that could break a line. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(brought -> HARMLESS.matcher(brought).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        return Mono.from(chain.proceed(request))
                .doOnNext(response -> response.getHeaders().set(HEADER, id));
    }

    /** The id of a request that has passed here. */
    static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseThrow();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
