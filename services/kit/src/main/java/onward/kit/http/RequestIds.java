package onward.kit.http;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Origin;
import onward.kit.tracing.Origins;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id, or keeps the one it brought, so that its way through the services can be followed: it stands
 * in the log lines of what is done for it, and goes on with what is recorded.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
public final class RequestIds implements HttpServerFilter {
    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "onward.request-id";

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(Origin::isRequestId)
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        var logged = new MdcPropagationContext(Map.of(Origins.REQUEST_ID, id));
        try (PropagatedContext.Scope _ =
                PropagatedContext.getOrEmpty().plus(logged).propagate()) {
            return Mono.from(chain.proceed(request))
                    .doOnNext(response -> response.getHeaders().set(HEADER, id));
        }
    }

    /** The id of a request that has passed here. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseThrow();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
