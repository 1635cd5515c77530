package onward.local.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.Entry;
import onward.contracts.value.Session;

/**
 * One bout of movement within a day.
 *
 * @param at the local time where the client is
 * @param minutes from start to end
 * @param zone where the client is, if not at home
 */
record Bout(
        LocalTime at,
        int minutes,
        List<Entry> entries,
        Optional<ZoneId> zone,
        Optional<Integer> painBefore,
        Optional<Integer> painAfter,
        Optional<Integer> effort,
        Optional<String> note,
        Optional<String> source) {

    static Bout of(LocalTime at, int minutes, List<Entry> entries) {
        return new Bout(
                at,
                minutes,
                List.copyOf(entries),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Bout in(String zone) {
        return new Bout(
                at, minutes, entries, Optional.of(ZoneId.of(zone)), painBefore, painAfter, effort, note, source);
    }

    /** How it felt: pain 0-10 before and after, effort 0-10. */
    Bout felt(int before, int after, int effort) {
        return new Bout(
                at, minutes, entries, zone, Optional.of(before), Optional.of(after), Optional.of(effort), note, source);
    }

    Bout noted(String note) {
        return new Bout(at, minutes, entries, zone, painBefore, painAfter, effort, Optional.of(note), source);
    }

    Bout toldBy(String source) {
        return new Bout(at, minutes, entries, zone, painBefore, painAfter, effort, note, Optional.of(source));
    }

    /** The same bout, done otherwise. */
    Bout doing(int minutes, List<Entry> entries) {
        return new Bout(at, minutes, List.copyOf(entries), zone, painBefore, painAfter, effort, note, source);
    }

    /** As it is told to the interface; a local time that a zone skips is the one after the gap. */
    Session session(LocalDate date, ZoneId home) {
        ZoneId where = zone.orElse(home);
        OffsetDateTime startedAt = date.atTime(at).atZone(where).toOffsetDateTime();
        return new Session(
                startedAt, where, entries, Optional.of(minutes), painBefore, painAfter, effort, note, source);
    }
}
