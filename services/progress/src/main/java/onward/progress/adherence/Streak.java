package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One streak, with what it was counted over.
 *
 * @param dates that are hits
 * @param since the first of them
 * @param passed neutral dates that were passed over, up to where it stopped
 * @param stop the miss that ended it; absent when there is none, back to the first plan
 * @param running why the running date is not a hit yet, when it is ignored for that
 */
public record Streak(int dates, Optional<LocalDate> since, int passed, Optional<Stop> stop, Optional<String> running) {

    /** The miss that ended a streak. */
    public record Stop(LocalDate date, String because) {}

    /** How it was counted, in one sentence. */
    public String inWords() {
        return counted(dates, "hit")
                + since.map(first -> " since " + first).orElse("")
                + (passed == 0 ? "" : ", " + counted(passed, "neutral date") + " passed over")
                + running.map(why -> ", the running date ignored (" + why + ")").orElse("")
                + stop.map(miss -> "; stopped by the miss on " + miss.date() + " (" + miss.because() + ")")
                        .orElse("; no miss before, back to the first plan");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
