package onward.kit.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;

/**
 * Where tokens come from.
 *
 * @param jwksUrl the gateway's public keys, a JSON Web Key Set (RFC 7517)
 */
@ConfigurationProperties("onward.access")
record AccessSettings(URI jwksUrl) {}
