package onward.progress.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-06-01, 2026-06-03T23:00:00Z",
        // The date has 25 hours, and so have neither of the two that follow.
        "Europe/London, 2026-10-25, 2026-10-28T00:00:00Z",
        // 48 hours are 48 hours, also when the clocks go back between.
        "Europe/London, 2026-10-24, 2026-10-26T23:00:00Z",
        "America/St_Johns, 2026-06-01, 2026-06-04T02:30:00Z",
        // Half an hour of summer time.
        "Australia/Lord_Howe, 2026-06-01, 2026-06-03T13:30:00Z",
        "Australia/Lord_Howe, 2026-12-01, 2026-12-03T13:00:00Z",
        // 30 December 2011 does not exist there: it ends when the 31st begins.
        "Pacific/Apia, 2011-12-29, 2012-01-01T10:00:00Z",
        "Pacific/Apia, 2011-12-30, 2012-01-01T10:00:00Z",
    })
    void a_date_closes_48_hours_after_the_midnight_that_ends_it(String zone, LocalDate date, Instant closing) {
        assertThat(Closing.of(date, ZoneId.of(zone))).isEqualTo(closing);
    }

    @Test
    void the_first_date_to_close_is_the_first_that_was_still_open() {
        ZoneId london = ZoneId.of("Europe/London");
        Instant known = Instant.parse("2026-06-03T23:00:00Z");
        assertThat(Closing.firstAfter(known, london)).isEqualTo("2026-06-02");
        assertThat(Closing.firstAfter(known.minusSeconds(1), london)).isEqualTo("2026-06-01");
    }
}
