package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Optional;
import onward.progress.adherence.DayStatus.Judged;

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
            moving.take(next, status.movement(), next.equals(today));
            onPlan.take(next, status.planned(), next.equals(today));
            next = next.minusDays(1);
        }
    }

    /**
     * Goes on with what was found from the next date back. Only the counts were kept: since when a streak lasts and where
     * it stopped is told by a walk of all its dates alone.
     */
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
        return new PastStreaks(today.minusDays(1), next.plusDays(1), moving.past(), onPlan.past());
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

    /** The streak of dates on which the client moved, and where it stopped. */
    public Streak moving() {
        return moving.streak();
    }

    /** The streak of dates on which the client did what was due, and where it stopped. */
    public Streak onPlan() {
        return onPlan.streak();
    }

    private static final class Count {
        private int hits;
        private int passed;
        private boolean ended;
        private Optional<LocalDate> since = Optional.empty();
        private Optional<Streak.Stop> stop = Optional.empty();
        private Optional<String> running = Optional.empty();

        void goOnWith(PastStreaks.Count past) {
            if (!ended) {
                hits += past.hits();
                ended = past.ended();
            }
        }

        PastStreaks.Count past() {
            return new PastStreaks.Count(hits, ended);
        }

        void take(LocalDate date, Judged judged, boolean isRunning) {
            if (ended) {
                return;
            }
            switch (judged.mark()) {
                case HIT -> {
                    hits++;
                    since = Optional.of(date);
                }
                case MISS -> {
                    if (isRunning) {
                        running = Optional.of(judged.because());
                    } else {
                        ended = true;
                        stop = Optional.of(new Streak.Stop(date, judged.because()));
                    }
                }
                case NEUTRAL -> passed++;
            }
        }

        Streak streak() {
            return new Streak(hits, since, passed, stop, running);
        }
    }
}
