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

    private Sessions() {}

    /** A walk in London. */
    public static Session walk(String startedAt, int minutes) {
        return walk(startedAt, minutes, Optional.empty());
    }

    public static Session walk(String startedAt, int minutes, Optional<String> note) {
        return session(startedAt, note, new Entry.Timed("walk", BigDecimal.valueOf(minutes)));
    }

    public static Session session(String startedAt, Optional<String> note, Entry... entries) {
        return new Session(
                OffsetDateTime.parse(startedAt),
                ZoneId.of("Europe/London"),
                List.of(entries),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                note,
                Optional.empty());
    }
}
