package onward.kit.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-03, Europe/London, 2026-06-02T23:00:00Z",
        "2026-10-25, Europe/London, 2026-10-24T23:00:00Z",
        "2026-10-26, Europe/London, 2026-10-26T00:00:00Z",
        "2026-03-29, Europe/London, 2026-03-29T00:00:00Z",
        // At 00:01 it became 23:01 of the day before: 7 November began before that, and again an hour later.
        "2010-11-07, America/St_Johns, 2010-11-07T02:30:00Z",
        "2026-06-03, America/St_Johns, 2026-06-03T02:30:00Z",
        // Half an hour forward at 02:00 on 4 October.
        "2026-10-04, Australia/Lord_Howe, 2026-10-03T13:30:00Z",
        "2026-10-05, Australia/Lord_Howe, 2026-10-04T13:00:00Z",
        // There was no 30 December 2011.
        "2011-12-29, Pacific/Apia, 2011-12-29T10:00:00Z",
        "2011-12-30, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2011-12-31, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2020-09-27, Pacific/Apia, 2020-09-26T11:00:00Z",
        "2020-09-28, Pacific/Apia, 2020-09-27T10:00:00Z",
        "2021-04-05, Pacific/Apia, 2021-04-04T11:00:00Z",
        // No midnight: at 00:00 it became 01:00.
        "2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        // Twice a midnight: at 00:00 it became 23:00 of the day before.
        "2018-02-18, America/Sao_Paulo, 2018-02-18T03:00:00Z",
    })
    void a_date_starts_at_its_first_instant(LocalDate date, ZoneId zone, Instant start) {
        assertThat(LocalTimes.startOf(date, zone)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary day: later today, strictly after, tomorrow.
        "2026-06-03T06:00:00Z, 08:00, Europe/London, 2026-06-03T07:00:00Z",
        "2026-06-03T07:00:00Z, 08:00, Europe/London, 2026-06-04T07:00:00Z",
        "2026-06-03T06:59:59.999999999Z, 08:00, Europe/London, 2026-06-03T07:00:00Z",
        // Over both changes of the year the local time stays.
        "2026-03-28T12:00:00Z, 08:00, Europe/London, 2026-03-29T07:00:00Z",
        "2026-10-24T12:00:00Z, 08:00, Europe/London, 2026-10-25T08:00:00Z",
        // 01:30 is skipped on 29 March: 02:00 summer time; the day after it is there again.
        "2026-03-28T12:00:00Z, 01:30, Europe/London, 2026-03-29T01:00:00Z",
        "2026-03-29T01:00:00Z, 01:30, Europe/London, 2026-03-30T00:30:00Z",
        // 01:30 comes twice on 25 October: the first, and between the two the next day's.
        "2026-10-24T12:00:00Z, 01:30, Europe/London, 2026-10-25T00:30:00Z",
        "2026-10-25T00:30:00Z, 01:30, Europe/London, 2026-10-26T01:30:00Z",
        "2026-10-25T01:00:00Z, 01:30, Europe/London, 2026-10-26T01:30:00Z",
        // Newfoundland, half an hour off; and as it was until 2011, back over midnight at 00:01.
        "2026-03-07T12:00:00Z, 08:00, America/St_Johns, 2026-03-08T10:30:00Z",
        "2010-11-06T20:00:00Z, 23:30, America/St_Johns, 2010-11-07T02:00:00Z",
        "2010-11-07T02:00:00Z, 23:30, America/St_Johns, 2010-11-08T03:00:00Z",
        "2010-11-07T02:30:30Z, 23:30, America/St_Johns, 2010-11-08T03:00:00Z",
        "2010-11-06T20:00:00Z, 00:00, America/St_Johns, 2010-11-07T02:30:00Z",
        // Lord Howe moves by half an hour: 02:15 is skipped on 4 October, 01:45 comes twice on 5 April.
        "2026-10-03T12:00:00Z, 02:15, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "2026-10-03T12:00:00Z, 02:30, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "2026-04-04T12:00:00Z, 01:45, Australia/Lord_Howe, 2026-04-04T14:45:00Z",
        "2026-04-04T14:45:00Z, 01:45, Australia/Lord_Howe, 2026-04-05T15:15:00Z",
        // After 29 December 2011 came the 31st.
        "2011-12-29T19:00:00Z, 08:00, Pacific/Apia, 2011-12-30T18:00:00Z",
        "2011-12-29T12:00:00Z, 08:00, Pacific/Apia, 2011-12-29T18:00:00Z",
        "2011-12-29T19:00:00Z, 00:00, Pacific/Apia, 2011-12-30T10:00:00Z",
        // The last summer time there: from 27 September 2020 03:00 to 4 April 2021 04:00.
        "2020-09-26T12:00:00Z, 03:30, Pacific/Apia, 2020-09-26T14:00:00Z",
        "2021-04-03T12:00:00Z, 03:30, Pacific/Apia, 2021-04-03T13:30:00Z",
        "2021-04-03T13:30:00Z, 03:30, Pacific/Apia, 2021-04-04T14:30:00Z",
        "2021-10-01T12:00:00Z, 08:00, Pacific/Apia, 2021-10-01T19:00:00Z",
    })
    void the_next_time_the_local_clock_shows_it(Instant after, LocalTime at, ZoneId zone, Instant next) {
        assertThat(LocalTimes.next(after, at, zone)).isEqualTo(next);
    }

    @Test
    void every_day_of_two_years_has_its_eight_o_clock_once() {
        for (String name : new String[] {"Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"}) {
            ZoneId zone = ZoneId.of(name);
            Instant at = LocalTimes.startOf(LocalDate.parse("2020-01-01"), zone);
            for (LocalDate date = LocalDate.parse("2020-01-01");
                    date.isBefore(LocalDate.parse("2022-01-01"));
                    date = date.plusDays(1)) {
                at = LocalTimes.next(at, LocalTime.of(8, 0), zone);
                assertThat(at.atZone(zone).toLocalDateTime()).isEqualTo(date.atTime(8, 0));
            }
        }
    }
}
