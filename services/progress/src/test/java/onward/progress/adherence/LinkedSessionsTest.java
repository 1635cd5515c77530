package onward.progress.adherence;

import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.sets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedSessionsTest {
    private static final String DEVICE = "device:watch";

    private final UUID manual = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        // manual start, minutes, device start, minutes, earned
        "09:00, 20, 09:10, 20, 1",
        "09:00, 20, 09:11, 20, 2",
        "09:10, 20, 09:00, 20, 1",
        "09:00, 60, 08:55, 10, 1",
        "09:00, 60, 08:54, 10, 2",
        "09:05, 10, 08:00, 90, 1",
        "09:00, 20, 11:00, 20, 2",
    })
    void an_overlap_of_half_the_shorter_links_the_two(
            String manualStart, int manualMinutes, String deviceStart, int deviceMinutes, int earned) {
        Story story = Story.of(THREE_WALKS)
                .logged(manual, 1, at(manualStart), "UTC", manualMinutes, null, minutes("walk", 10))
                .logged(UUID.randomUUID(), 1, at(deviceStart), "UTC", deviceMinutes, DEVICE, minutes("walk", 10));
        assertThat(story.item("walk", 1, 1).earned()).isEqualTo(Fraction.of(earned));
    }

    @Test
    void the_manual_one_counts_even_when_the_device_saw_more() {
        assertThat(together(5, "manual", 10, DEVICE).item("walk", 1, 1).earned())
                .isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void sessions_of_the_same_kind_are_not_linked() {
        assertThat(together(10, null, 10, "manual").item("walk", 1, 1).earned()).isEqualTo(Fraction.of(2));
        assertThat(together(10, DEVICE, 10, "device:phone").item("walk", 1, 1).earned())
                .isEqualTo(Fraction.of(2));
    }

    @Test
    void sessions_without_a_duration_are_not_linked() {
        Story story = Story.of(THREE_WALKS)
                .logged(manual, 1, at("09:00"), "UTC", null, null, minutes("walk", 10))
                .logged(UUID.randomUUID(), 1, at("09:00"), "UTC", 10, DEVICE, minutes("walk", 10))
                .logged(UUID.randomUUID(), 1, at("09:00"), "UTC", null, DEVICE, minutes("walk", 10));
        assertThat(story.item("walk", 1, 1).earned()).isEqualTo(Fraction.of(3));
    }

    @Test
    void only_the_item_in_common_is_linked() {
        Story story = Story.of(THREE_WALKS)
                .logged(manual, 1, at("09:00"), "UTC", 20, null, minutes("walk", 10))
                .logged(UUID.randomUUID(), 1, at("09:00"), "UTC", 20, DEVICE, minutes("walk", 10), sets("squat", 5));
        assertThat(story.item("walk", 1, 1).earned()).isEqualTo(Fraction.ONE);
        assertThat(Story.of(THREE_WALKS)
                        .logged(manual, 1, at("09:00"), "UTC", 20, null, sets("squat", 5))
                        .logged(UUID.randomUUID(), 1, at("09:00"), "UTC", 20, DEVICE, minutes("walk", 10))
                        .item("walk", 1, 1)
                        .earned())
                .isEqualTo(Fraction.ONE);
    }

    @Test
    void a_withdrawn_manual_session_links_nothing() {
        assertThat(together(5, null, 10, DEVICE)
                        .withdrew(manual)
                        .item("walk", 1, 1)
                        .earned())
                .isEqualTo(Fraction.ONE);
    }

    @Test
    void a_link_reaches_over_midnight() {
        Story story = Story.of(THREE_WALKS)
                .logged(manual, 1, "2026-06-02T00:05:00Z", "UTC", 20, null, minutes("walk", 10))
                .logged(UUID.randomUUID(), 1, "2026-06-01T23:58:00Z", "UTC", 20, DEVICE, minutes("walk", 10));
        assertThat(story.item("walk", 1, 1).earned()).isEqualTo(Fraction.ZERO);
        assertThat(story.item("walk", 2, 2).earned()).isEqualTo(Fraction.ONE);
    }

    private Story together(int oneMinutes, String oneSource, int otherMinutes, String otherSource) {
        return Story.of(THREE_WALKS)
                .logged(manual, 1, at("09:00"), "UTC", 20, oneSource, minutes("walk", oneMinutes))
                .logged(UUID.randomUUID(), 1, at("09:00"), "UTC", 20, otherSource, minutes("walk", otherMinutes));
    }

    private static String at(String time) {
        return "2026-06-01T" + time + ":00Z";
    }
}
