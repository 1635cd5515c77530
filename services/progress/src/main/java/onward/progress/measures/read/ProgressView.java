package onward.progress.measures.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Milestone;
import onward.progress.measures.read.Figures.NotEnough;

/**
 * The answer of {@code GET /v1/clients/{c}/progress}. Every measure has its {@link Figures} and what a chart needs, of the
 * last 400 dates. It describes; it neither diagnoses nor predicts.
 *
 * @param today the client's local date that running weeks and trends reach to
 * @param milestones all of them, in one order, reached or not
 */
record ProgressView(
        LocalDate today,
        PainCourse pain,
        FunctionCourse function,
        LoadCourse load,
        WalkingCourse walking,
        ResponseCourse painResponse,
        Recovery recovered,
        List<MilestoneState> milestones) {

    /** @param days the daily value, the mean of the date's readings, 0-10; dates without one are left out */
    record PainCourse(@JsonUnwrapped Figures figures, List<PainDay> days) {
        record PainDay(LocalDate date, BigDecimal value) {}
    }

    /**
     * Roland-Morris: the first score and the latest, 0-24, less is better.
     *
     * @param scores of every questionnaire
     * @param activities the client's own, 0-10, more is better; the same ones in both figures
     */
    record FunctionCourse(@JsonUnwrapped Figures figures, List<Score> scores, Figures activities) {
        record Score(LocalDate date, int score) {}
    }

    /**
     * Effort x minutes. Baseline and current are the means over about 28 and 7 days. Nothing of it is told in the first 28
     * days.
     *
     * @param days from the first load on
     * @param weeks by ISO week, the running one as it stands
     */
    record LoadCourse(@JsonUnwrapped Figures figures, List<LoadDay> days, List<LoadWeek> weeks) {
        /**
         * One date.
         *
         * @param mean7 exponentially weighted, lambda = 2/(7+1)
         * @param mean28 exponentially weighted, lambda = 2/(28+1)
         */
        record LoadDay(LocalDate date, BigDecimal load, BigDecimal mean7, BigDecimal mean28) {}

        record LoadWeek(String week, LocalDate from, LocalDate to, BigDecimal load) {}
    }

    /**
     * Minutes walked in an ISO week: the first whole one since the first session, and the last whole one.
     *
     * @param thisWeek the running one as it stands
     * @param weeks in order, the running one at the end
     */
    record WalkingCourse(@JsonUnwrapped Figures figures, Target target, WalkingWeek thisWeek, List<WalkingWeek> weeks) {
        /** What is aimed at: so many minutes on so many dates of a week. */
        record Target(BigDecimal minutes, int dates) {}

        /**
         * One ISO week.
         *
         * @param longest minutes of the longest walk
         * @param targetDates dates with the target's minutes
         */
        record WalkingWeek(
                String week,
                LocalDate from,
                LocalDate to,
                BigDecimal minutes,
                BigDecimal longest,
                int targetDates,
                boolean targetReached) {}
    }

    /**
     * Pain after sessions, 0-10: the first seven that told it, and the last seven.
     *
     * @param bands in force today
     * @param latest the last session that told it; null if none did
     * @param last28Days how many sessions fell into each band, and how often the daily value rose by 2 or more
     */
    record ResponseCourse(
            @JsonUnwrapped Figures figures,
            Bands bands,
            @JsonInclude Optional<Session> latest,
            Counts last28Days,
            List<Session> sessions,
            List<Rise> rises) {
        /** Up to here fine, up to here acceptable, above it reduce. */
        record Bands(int fineUpTo, int acceptableUpTo) {}

        /** @param band {@code fine}, {@code acceptable} or {@code reduce} */
        record Session(UUID sessionId, LocalDate date, int painAfter, String band) {}

        record Counts(long fine, long acceptable, long reduce, long rises) {}

        /** @param points by which the daily value was above that of the date before */
        record Rise(LocalDate date, BigDecimal points) {}
    }

    /** @param recovered current pain is 0 and the latest Roland-Morris score at most 2; null while that cannot be said */
    record Recovery(@JsonInclude Optional<Boolean> recovered, boolean enough, Optional<NotEnough> notEnough) {}

    /**
     * A milestone.
     *
     * @param on the local date on which it was reached
     */
    record MilestoneState(Milestone milestone, boolean reached, Optional<LocalDate> on, Optional<Instant> reachedAt) {}
}
