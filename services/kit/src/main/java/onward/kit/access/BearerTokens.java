package onward.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import onward.kit.access.TokenVerifier.Verified;
import onward.kit.http.Problem;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Accepts the gateway's tokens. A signature is checked once a minute and not with every request of a burst: the check
 * costs more than the rest of a small read. Time is the machine's own here, never a moved clock.
 */
@Context // so that a missing address of the keys shows at start
final class BearerTokens implements TokenValidator<HttpRequest<?>> {
    private final TokenVerifier verifier;
    private final Scheduler blocking;
    private final InstantSource clock = InstantSource.system();
    private final Cache<String, Verified> seen = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    BearerTokens(TokenKeys keys, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.verifier = new TokenVerifier(keys);
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        Instant now = clock.instant();
        Verified known = seen.getIfPresent(token);
        if (known != null) {
            return Mono.just(known)
                    .filter(verified -> now.isBefore(verified.until()))
                    .map(verified -> verified.caller().authentication(verified.until()));
        }
        return Mono.fromSupplier(() -> verifier.verify(token, now))
                .subscribeOn(blocking)
                .flatMap(verified -> remember(token, verified))
                .onErrorMap(KeysUnavailable.class, BearerTokens::comeBack);
    }

    private Mono<Authentication> remember(String token, Optional<Verified> verified) {
        verified.ifPresent(good -> seen.put(token, good));
        return Mono.justOrEmpty(verified.map(good -> good.caller().authentication(good.until())));
    }

    private static Throwable comeBack(KeysUnavailable unavailable) {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service.unavailable",
                        "Tokens cannot be checked at this moment; the same request will do in a second.")
                .exception();
    }
}
