package onward.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import onward.notifications.mail.MailKind;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void an_invitation_is_given_up_after_five_doubts_and_an_alert_never() {
        assertThat(Delivery.isHopeless(MailKind.INVITATION, 5)).isFalse();
        assertThat(Delivery.isHopeless(MailKind.INVITATION, 6)).isTrue();
        assertThat(Delivery.isHopeless(MailKind.RED_FLAG_ALERT, 6)).isFalse();
        assertThat(Delivery.isHopeless(MailKind.RED_FLAG_ALERT, 1_000)).isFalse();
    }

    @Test
    void each_try_waits_twice_as_long_up_to_five_minutes() {
        assertThat(IntStream.rangeClosed(1, 10).map(Delivery::backOffSeconds))
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 300, 300);
    }
}
