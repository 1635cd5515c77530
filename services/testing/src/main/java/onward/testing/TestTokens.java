package onward.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Stands in for the gateway where tokens are concerned: signs them and publishes the key on an address of its own. */
public final class TestTokens implements AutoCloseable {
    private final ECKey key = newKey();
    private final int port;
    private HttpServer server;

    private TestTokens() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    /** A key of its own, published on a free port of 127.0.0.1. */
    public static TestTokens start() {
        return new TestTokens();
    }

    /** The address of the keys: what a service is given as ONWARD_JWKS_URL. */
    public String jwksUrl() {
        return "http://127.0.0.1:" + port + "/.well-known/jwks.json";
    }

    /** A token that is good for an hour; the role is {@code admin}, {@code coach} or {@code client}. */
    public String token(UUID personId, String role, UUID studioId) {
        return token(personId, role, studioId, Duration.ofHours(1));
    }

    /** The same, good for that long from now; a negative time makes one that has expired. */
    public String token(UUID personId, String role, UUID studioId, Duration goodFor) {
        Instant now = Instant.now();
        return sign(new JWTClaimsSet.Builder()
                .subject(personId.toString())
                .claim("roles", List.of(role))
                .claim("studio", studioId.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(goodFor)))
                .build());
    }

    /** Whatever claims, signed with the published key. */
    public String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys can no longer be fetched: nothing listens. */
    public void goAway() {
        server.stop(0);
    }

    /** They can again, on the same address. */
    public void comeBack() {
        server = serve(port);
    }

    @Override
    public void close() {
        goAway();
    }

    private HttpServer serve(int onPort) {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            started.createContext("/.well-known/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
