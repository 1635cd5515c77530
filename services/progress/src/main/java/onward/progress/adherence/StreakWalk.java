package onward.progress.adherence;

import java.time.LocalDate;
import onward.progress.adherence.DayStatus.Mark;

/**
 * The way back from the running date until both streaks have met a miss. It may be walked in parts, each with the diary
 * of its dates, so that a long history is only read as far as a streak reaches.
 */
public final class StreakWalk {
    private final LocalDate today;
    private LocalDate next;
    private final Count moving = new Count();
    private final Count onPlan = new Count();

    private StreakWalk(LocalDate today, LocalDate next) {
        this.today = today;
        this.next = next;
    }

    public static StreakWalk from(LocalDate today) {
        return new StreakWalk(today, today);
    }

    /** The walk over dates that are all over. */
    public static StreakWalk fromPast(LocalDate upTo) {
        return new StreakWalk(upTo.plusDays(1), upTo);
    }

    /** Walks on to that date, included, or until both have ended. */
    public void backTo(LocalDate first, Diary diary) {
        while (!hasEnded() && !next.isBefore(first)) {
            DayStatus status = diary.status(next);
            moving.take(status.moving(), next.equals(today));
            onPlan.take(status.onPlan(), next.equals(today));
            next = next.minusDays(1);
        }
    }

    /** Goes on with what was found from the next date back. */
    public void goOnWith(PastStreaks past) {
        if (!past.upTo().equals(next)) {
            throw new IllegalArgumentException("the next date is " + next + ", not " + past.upTo());
        }
        moving.goOnWith(past.moving());
        onPlan.goOnWith(past.onPlan());
        next = past.since().minusDays(1);
    }

    /** What was found, of a walk over dates that are all over. */
    public PastStreaks past() {
        return new PastStreaks(today.minusDays(1), next.plusDays(1), moving.count(), onPlan.count());
    }

    public boolean hasEnded() {
        return moving.ended && onPlan.ended;
    }

    /** The date that comes next. */
    public LocalDate next() {
        return next;
    }

    public Streaks streaks() {
        return new Streaks(moving.hits, onPlan.hits);
    }

    private static final class Count {
        private int hits;
        private boolean ended;

        void goOnWith(PastStreaks.Count past) {
            if (!ended) {
                hits += past.hits();
                ended = past.ended();
            }
        }

        PastStreaks.Count count() {
            return new PastStreaks.Count(hits, ended);
        }

        void take(Mark mark, boolean running) {
            if (ended) {
                return;
            }
            switch (mark) {
                case HIT -> hits++;
                case MISS -> ended = !running;
                case NEUTRAL -> {}
            }
        }
    }
}
