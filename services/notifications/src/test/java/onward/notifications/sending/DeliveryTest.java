package onward.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void each_try_waits_twice_as_long_up_to_five_minutes() {
        assertThat(IntStream.rangeClosed(1, 10).map(Delivery::backOffSeconds))
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 300, 300);
    }
}
