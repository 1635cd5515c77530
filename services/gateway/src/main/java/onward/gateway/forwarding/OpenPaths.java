package onward.gateway.forwarding;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.ConfigurationInterceptUrlMapRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Paths without a controller here that need no sign-in: what is not open stays closed. */
@Singleton
final class OpenPaths implements SecurityRule<HttpRequest<?>> {
    private static final List<String> OPEN = List.of("/dev/", "/v1/unsubscribe/");

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        String path = request.getPath();
        // What cannot be read as a request is one for / to Micronaut: its sender is to learn what is wrong with it.
        boolean open = path.equals("/") || OPEN.stream().anyMatch(path::startsWith);
        return Mono.just(open ? SecurityRuleResult.ALLOWED : SecurityRuleResult.UNKNOWN);
    }

    @Override
    public int getOrder() {
        return ConfigurationInterceptUrlMapRule.ORDER - 1;
    }
}
