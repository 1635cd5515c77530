package onward.gateway.forwarding;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.util.List;

/** The services' addresses, such as {@code http://127.0.0.1:4711}; nothing follows the port. */
@ConfigurationProperties("onward.services")
record Addresses(URI activity, URI progress, URI notifications) {
    Addresses {
        List.of(activity, progress, notifications).forEach(Addresses::check);
    }

    /** Fails at start, not at the first request. */
    static URI check(URI address) {
        boolean good = List.of("http", "https").contains(String.valueOf(address.getScheme()))
                && address.getHost() != null
                && address.getRawPath().isEmpty()
                && address.getRawQuery() == null;
        if (!good) {
            throw new IllegalArgumentException("Not the http address of a service: " + address);
        }
        return address;
    }
}
