package onward.notifications.sending;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * The mail server.
 *
 * @param user who signs in there; blank: nobody
 */
@ConfigurationProperties("onward.smtp")
record SmtpSettings(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @Nullable String user,
        @Nullable String password,
        @Bindable(defaultValue = "OFFERED") Security security) {

    /** How the way to the server is kept from listeners. */
    enum Security {
        /** STARTTLS if the server offers it. */
        OFFERED,
        /** STARTTLS, or nothing is sent. */
        STARTTLS,
        /** TLS from the first byte on. */
        TLS
    }
}
