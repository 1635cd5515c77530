package onward.gateway.forwarding;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.net.URI;
import java.util.Optional;

/** Where each upstream is. */
@Context // so that a wrong address shows at start
final class Upstreams {
    private final Addresses services;
    private final Optional<URI> mails;

    Upstreams(
            Addresses services,
            @Value("${onward.mode}") String mode,
            @Value("${onward.local.mail-url:}") Optional<String> mails) {
        this.services = services;
        this.mails = mails.filter(address -> mode.equals("local") && !address.isEmpty())
                .map(URI::create)
                .map(Addresses::check);
    }

    /** Its address; empty for what does not exist here. */
    Optional<URI> of(Upstream upstream) {
        return switch (upstream) {
            case ACTIVITY -> Optional.of(services.activity());
            case PROGRESS -> Optional.of(services.progress());
            case NOTIFICATIONS -> Optional.of(services.notifications());
            case MAILS -> mails;
            case SAMPLES -> mails.map(_ -> services.notifications());
            case GATEWAY -> Optional.empty();
        };
    }
}
