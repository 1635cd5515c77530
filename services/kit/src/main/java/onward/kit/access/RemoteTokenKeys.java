package onward.kit.access;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's keys, fetched when first needed and kept. A key once seen stays good while the gateway is away, so that
 * services outlive its restart; an unknown key id asks again, at most once a second, since anyone can make one up.
 */
@Singleton
final class RemoteTokenKeys implements TokenKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteTokenKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Attempt last = new Attempt(System.nanoTime() - FRESH.toNanos(), Map.of(), Optional.empty());

    /**
     * The last attempt to fetch and what is known after it.
     *
     * @param at nanoseconds of the JVM's own clock
     * @param failure why nothing came, if nothing came
     */
    private record Attempt(long at, Map<String, ECKey> keys, Optional<IOException> failure) {
        boolean within(Duration age) {
            return System.nanoTime() - at < age.toNanos();
        }

        Optional<ECKey> key(String id) {
            return Optional.ofNullable(keys.get(id));
        }
    }

    RemoteTokenKeys(AccessSettings settings) {
        this.address = settings.jwksUrl();
    }

    @Override
    public Optional<ECKey> named(String keyId) {
        Attempt seen = last;
        if (seen.within(FRESH) && seen.key(keyId).isPresent()) {
            return seen.key(keyId);
        }
        Attempt now = seen.within(BETWEEN_ATTEMPTS) ? seen : fetchAgain(seen);
        Optional<ECKey> key = now.key(keyId);
        if (key.isEmpty() && now.failure().isPresent()) {
            throw new KeysUnavailable(
                    "The keys of tokens cannot be fetched", now.failure().get());
        }
        return key;
    }

    /** One at a time: who waited for another's attempt takes what that one brought. */
    private Attempt fetchAgain(Attempt seen) {
        fetching.lock();
        try {
            if (last.at() == seen.at()) {
                last = attempt(seen);
            }
            return last;
        } finally {
            fetching.unlock();
        }
    }

    private Attempt attempt(Attempt before) {
        try {
            Map<String, ECKey> keys = fetch();
            return new Attempt(System.nanoTime(), keys, Optional.empty());
        } catch (IOException failure) {
            LOG.warn("The keys of tokens cannot be fetched from {}: {}", address, failure.toString());
            return new Attempt(System.nanoTime(), before.keys(), Optional.of(failure));
        }
    }

    private Map<String, ECKey> fetch() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = answer(request);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            Map<String, ECKey> keys = new HashMap<>();
            for (JWK key : JWKSet.parse(response.body()).getKeys()) {
                if (key instanceof ECKey curve && key.getKeyID() != null) {
                    keys.put(key.getKeyID(), curve);
                }
            }
            return Map.copyOf(keys);
        } catch (ParseException e) {
            throw new IOException("not a key set", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The limit of a request ends where its answer's body begins. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
