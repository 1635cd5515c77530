package onward.progress.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Entry;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Performance;

/** Which of what a diary tells are walks, and how long they were. */
public final class Walks {
    /** How the catalogue's walks end, for walks that no plan speaks of. */
    private static final String A_WALK = "walk";

    private Walks() {}

    /** The minutes of each walk of that date. */
    public static List<BigDecimal> on(LocalDate date, Diary diary) {
        return diary.performed(date).stream()
                .flatMap(performance -> minutes(performance, diary))
                .toList();
    }

    private static Stream<BigDecimal> minutes(Performance performance, Diary diary) {
        return switch (performance.entry()) {
            case Entry.Timed timed when isWalk(performance, diary) -> Stream.of(timed.minutes());
            case Entry.Timed _, Entry.Sets _ -> Stream.empty();
        };
    }

    private static boolean isWalk(Performance performance, Diary diary) {
        String item = performance.entry().item();
        return diary.category(performance.date(), item)
                .map(category -> category == Category.WALKING)
                .orElse(item.endsWith(A_WALK));
    }
}
