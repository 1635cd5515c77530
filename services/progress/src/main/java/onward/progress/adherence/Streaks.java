package onward.progress.adherence;

import java.time.LocalDate;

/**
 * Dates in a row, counted back from the running date: hits count, neutral dates are passed over, the first miss ends it.
 * The running date counts if it is a hit and is otherwise ignored.
 *
 * @param moving dates on which the client moved
 * @param onPlan dates on which the client did what was due
 */
public record Streaks(int moving, int onPlan) {

    /** The streaks up to {@code today}, as a diary tells them that knows all of the client's dates. */
    public static Streaks upTo(LocalDate today, Diary diary) {
        StreakWalk walk = StreakWalk.from(today);
        diary.begins().ifPresent(first -> walk.backTo(first, diary));
        return walk.streaks();
    }
}
