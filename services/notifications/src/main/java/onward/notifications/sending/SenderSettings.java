package onward.notifications.sending;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How mails are taken from the queue.
 *
 * @param claim how long a mail is in a sender's hands; shorter than the mail server's patience, it is sent twice
 * @param poll how long to wait when nothing is due
 * @param senders how many mails are sent at once
 */
@ConfigurationProperties("onward.sender")
record SenderSettings(
        @Bindable(defaultValue = "5m") Duration claim,
        @Bindable(defaultValue = "250ms") Duration poll,
        @Bindable(defaultValue = "2") @Min(1) int senders) {}
