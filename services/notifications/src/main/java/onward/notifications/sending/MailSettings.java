package onward.notifications.sending;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;

/**
 * In whose name mails go, and where they lead.
 *
 * @param from the address they are sent from
 * @param publicUrl Onward's address as people see it
 */
@ConfigurationProperties("onward.mail")
record MailSettings(@NotBlank String from, @NotNull URI publicUrl) {}
