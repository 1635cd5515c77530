package onward.progress;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;

/** Sessions and plans as the tests need them. */
public final class Sessions {
    public static final PlanItem THREE_WALKS = new PlanItem(
            "walk",
            Optional.empty(),
            Category.WALKING,
            false,
            Optional.of(new Dose.Minutes(BigDecimal.TEN)),
            new Frequency.PerDay(3, List.of()),
            List.of());

    public static final PlanItem SQUATS_TWICE_A_WEEK = new PlanItem(
            "bodyweight-squat",
            Optional.empty(),
            Category.STRENGTH,
            false,
            Optional.empty(),
            new Frequency.PerWeek(2),
            List.of());

    private Sessions() {}

    /** One set of squats in London. */
    public static Session squats(String startedAt) {
        return session(
                startedAt,
                Optional.empty(),
                new Entry.Sets(
                        "bodyweight-squat",
                        List.of(new PerformedSet(
                                Optional.empty(), Optional.of(10), Optional.empty(), Optional.empty()))));
    }

    /** A walk in London. */
    public static Session walk(String startedAt, int minutes) {
        return walk(startedAt, minutes, Optional.empty());
    }

    public static Session walk(String startedAt, int minutes, Optional<String> note) {
        return session(startedAt, note, new Entry.Timed("walk", BigDecimal.valueOf(minutes)));
    }

    public static Session walk(OffsetDateTime startedAt, ZoneId zone, int minutes) {
        return session(startedAt, zone, Optional.empty(), new Entry.Timed("walk", BigDecimal.valueOf(minutes)));
    }

    /** A walk in London with what it felt like; null what was not told. */
    public static Session felt(String startedAt, int minutes, Integer painBefore, Integer painAfter, Integer effort) {
        return new Session(
                OffsetDateTime.parse(startedAt),
                ZoneId.of("Europe/London"),
                List.of(new Entry.Timed("walk", BigDecimal.valueOf(minutes))),
                Optional.empty(),
                Optional.ofNullable(painBefore),
                Optional.ofNullable(painAfter),
                Optional.ofNullable(effort),
                Optional.empty(),
                Optional.empty());
    }

    /** One set of squats in London, of which only all together is told how long it took. */
    public static Session lasting(String startedAt, int minutes) {
        Session squats = squats(startedAt);
        return new Session(
                squats.startedAt(),
                squats.timeZone(),
                squats.entries(),
                Optional.of(minutes),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Session session(String startedAt, Optional<String> note, Entry... entries) {
        return session(OffsetDateTime.parse(startedAt), ZoneId.of("Europe/London"), note, entries);
    }

    private static Session session(OffsetDateTime startedAt, ZoneId zone, Optional<String> note, Entry... entries) {
        return new Session(
                startedAt,
                zone,
                List.of(entries),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                note,
                Optional.empty());
    }
}
