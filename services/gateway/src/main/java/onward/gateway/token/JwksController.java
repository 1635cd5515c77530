package onward.gateway.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The public keys of tokens, for whoever checks them (RFC 7517). */
@Controller("/.well-known/jwks.json")
@Secured(SecurityRule.IS_ANONYMOUS)
final class JwksController {
    private final String keys;

    JwksController(SigningKey key) {
        this.keys = new JWKSet(key.publicPart()).toString();
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> keys() {
        return HttpResponse.ok(keys).header("Cache-Control", "public, max-age=300");
    }
}
