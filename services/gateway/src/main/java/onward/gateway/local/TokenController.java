package onward.gateway.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.Optional;
import onward.gateway.person.People;
import onward.gateway.person.Person;
import onward.gateway.token.Tokens;
import onward.kit.http.Problem;

/** {@code POST /dev/token}: a token for any person, for whoever started this instance. In local mode only. */
@Controller("/dev/token")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "onward.mode", value = "local")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    private static final String SCHEME = "Bearer ";
    /** Someone enrolled just now is known here as soon as the event has come. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final LocalSecret secret;
    private final People people;
    private final Tokens tokens;

    TokenController(LocalSecret secret, People people, Tokens tokens) {
        this.secret = secret;
        this.people = people;
        this.tokens = tokens;
    }

    /** Whose token is wanted. */
    record Wanted(String email) {}

    /** Good for 12 hours. */
    record Issued(String token) {}

    @Post
    Issued issue(@Nullable @Header("Authorization") String authorization, @Body Wanted wanted)
            throws InterruptedException {
        if (authorization == null
                || !authorization.startsWith(SCHEME)
                || !secret.is(authorization.substring(SCHEME.length()))) {
            throw new AuthorizationException(null);
        }
        if (wanted.email() == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "An e-mail address is needed.")
                    .at("/email")
                    .exception();
        }
        return find(wanted.email())
                .map(person -> new Issued(tokens.issue(person.caller())))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "person.unknown", "Nobody has that e-mail address.")
                        .exception());
    }

    private Optional<Person> find(String email) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Person> found = people.withEmail(email);
        while (found.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            found = people.withEmail(email);
        }
        return found;
    }
}
