package onward.progress.facts;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import onward.contracts.value.Milestone;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;

/** Where one client's streaks of moving dates reach the lengths that are milestones. */
final class MovingStreaks {
    private static final Map<Integer, Milestone> BY_LENGTH =
            Map.of(7, Milestone.MOVING_STREAK_7, 30, Milestone.MOVING_STREAK_30, 100, Milestone.MOVING_STREAK_100);

    private static final int LONGEST = Collections.max(BY_LENGTH.keySet());

    private final DiaryParts diaries;
    /** The dates from the first session to the last. */
    private final Window sessions;

    MovingStreaks(DiaryParts diaries, Window sessions) {
        this.diaries = diaries;
        this.sessions = sessions;
    }

    /** Told of each date on which a length is reached, in order. */
    @FunctionalInterface
    interface Reached {
        void on(Milestone milestone, LocalDate date) throws SQLException;
    }

    static boolean isAnyOf(Set<Milestone> milestones) {
        return !Collections.disjoint(BY_LENGTH.values(), milestones);
    }

    /** Counts forward through the changed dates, from where the streak began that leads into them to where it ends. */
    void count(Window changed, Reached reached) throws SQLException {
        int hits = 0;
        for (Window part : DiaryParts.of(new Window(begin(changed.from()), sessions.to()))) {
            Diary diary = diaries.read(part);
            for (LocalDate date : part.dates().toList()) {
                switch (diary.moving(date)) {
                    case HIT -> {
                        hits++;
                        if (BY_LENGTH.containsKey(hits)) {
                            reached.on(BY_LENGTH.get(hits), date);
                        }
                    }
                    case MISS -> {
                        hits = 0;
                        if (date.isAfter(changed.to())) {
                            return;
                        }
                    }
                    case NEUTRAL -> {}
                }
            }
        }
    }

    /**
     * The date after the last miss before that date, or, in a streak that had reached every length by then, one from which
     * it reaches them all again.
     */
    private LocalDate begin(LocalDate date) throws SQLException {
        LocalDate first = sessions.from();
        LocalDate end = date;
        int hits = 0;
        while (end.isAfter(first)) {
            LocalDate partLong = end.minusDays(DiaryParts.LENGTH);
            LocalDate from = partLong.isAfter(first) ? partLong : first;
            Diary diary = diaries.read(new Window(from, end.minusDays(1)));
            for (LocalDate day = end.minusDays(1); !day.isBefore(from); day = day.minusDays(1)) {
                switch (diary.moving(day)) {
                    case MISS -> {
                        return day.plusDays(1);
                    }
                    case HIT -> {
                        hits++;
                        if (hits == LONGEST) {
                            return day;
                        }
                    }
                    case NEUTRAL -> {}
                }
            }
            end = from;
        }
        return first;
    }
}
