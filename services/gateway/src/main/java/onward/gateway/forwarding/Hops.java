package onward.gateway.forwarding;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import onward.kit.http.RequestIds;

/** What a proxy does to headers: those between two neighbours end there (RFC 9110, section 7.6.1). */
final class Hops {
    private static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Hops() {}

    /** Removes what was said to the gateway only, and says who asked: what callers claim of that is not believed. */
    static void toUpstream(HttpRequest<?> asked, MutableHttpHeaders headers) {
        String host = asked.getHeaders().get(HttpHeaders.HOST);
        strip(headers);
        // Micronaut has answered that already.
        headers.remove("expect");
        headers.remove("forwarded");
        headers.set("X-Forwarded-For", asked.getRemoteAddress().getAddress().getHostAddress());
        headers.set("X-Forwarded-Proto", asked.isSecure() ? "https" : "http");
        headers.remove("X-Forwarded-Host");
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        headers.set(RequestIds.HEADER, RequestIds.of(asked));
    }

    /** Removes what the service said to the gateway only; an address of the service itself becomes a path of ours. */
    static void toCaller(URI upstream, MutableHttpHeaders headers) {
        strip(headers);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(upstream + "/")) {
            headers.set(
                    HttpHeaders.LOCATION, location.substring(upstream.toString().length()));
        }
    }

    /** Whether the caller wants the connection to end with the answer. */
    static boolean isLast(HttpRequest<?> asked) {
        return namedIn(asked.getHeaders()).contains("close");
    }

    /** Micronaut's client writes over the headers that its server looks that up in. */
    static void close(MutableHttpHeaders headers, boolean closing) {
        if (closing) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
    }

    private static void strip(MutableHttpHeaders headers) {
        List<String> named = namedIn(headers);
        HOP_BY_HOP.forEach(headers::remove);
        named.forEach(headers::remove);
    }

    /** What the header {@code Connection} lists, in lower case. */
    private static List<String> namedIn(HttpHeaders headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
