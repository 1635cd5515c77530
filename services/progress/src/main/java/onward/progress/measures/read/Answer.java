package onward.progress.measures.read;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.contracts.value.Milestone;
import onward.contracts.value.PainBands.Band;
import onward.progress.measures.Course;
import onward.progress.measures.Load;
import onward.progress.measures.OwnActivities;
import onward.progress.measures.Pain;
import onward.progress.measures.PainResponse;
import onward.progress.measures.Recovery;
import onward.progress.measures.RolandMorris;
import onward.progress.measures.Walking;
import onward.progress.measures.read.Figures.NotEnough;
import onward.progress.measures.read.MilestoneTable.Reached;
import onward.progress.measures.read.ProgressView.FunctionCourse;
import onward.progress.measures.read.ProgressView.LoadCourse;
import onward.progress.measures.read.ProgressView.MilestoneState;
import onward.progress.measures.read.ProgressView.PainCourse;
import onward.progress.measures.read.ProgressView.ResponseCourse;
import onward.progress.measures.read.ProgressView.WalkingCourse;

/** Has the measures computed, and puts them into the shape of the answer. */
final class Answer {
    private static final String PAIN_DATES = "dates with a pain reading";
    /** Dates that counts of lately reach over. */
    private static final int LATELY = 28;

    private Answer() {}

    static ProgressView of(Measured measured, List<OwnActivities.Rating> ratings) {
        return new ProgressView(
                measured.today(),
                pain(measured),
                function(measured, ratings),
                load(measured),
                walks(measured),
                response(measured),
                recovered(measured),
                milestones(measured.milestones()));
    }

    private static PainCourse pain(Measured measured) {
        return new PainCourse(
                Figures.of(Pain.course(measured.pain()), PAIN_DATES),
                measured.pain().stream()
                        .filter(day -> isTold(measured, day.date()))
                        .map(day -> new PainCourse.PainDay(day.date(), Figures.number(day.value())))
                        .toList());
    }

    private static FunctionCourse function(Measured measured, List<OwnActivities.Rating> ratings) {
        return new FunctionCourse(
                Figures.of(RolandMorris.course(measured.scores()), "Roland-Morris scores"),
                measured.scores().stream()
                        .filter(score -> isTold(measured, score.date()))
                        .map(score -> new FunctionCourse.Score(score.date(), score.ticked()))
                        .toList(),
                Figures.of(OwnActivities.course(ratings), "scores of the same activity"));
    }

    private static LoadCourse load(Measured measured) {
        return new LoadCourse(
                Figures.of(
                        Load.course(measured.loads(), measured.today()), "days since the first session with an effort"),
                Load.days(measured.loads(), measured.today()).stream()
                        .filter(day -> isTold(measured, day.date()))
                        .map(day -> new LoadCourse.LoadDay(
                                day.date(),
                                Figures.number(day.load()),
                                Figures.number(day.mean7()),
                                Figures.number(day.mean28())))
                        .toList(),
                Load.weeks(measured.loads(), measured.today()).stream()
                        .filter(week -> isTold(measured, week.week().to()))
                        .map(week -> new LoadCourse.LoadWeek(
                                week.week().isoWeek(),
                                week.week().from(),
                                week.week().to(),
                                Figures.number(week.load())))
                        .toList());
    }

    private static WalkingCourse walks(Measured measured) {
        List<Walking.Week> weeks = measured.walked().weeks();
        Walking.Week running = weeks.getLast();
        Course course = measured.walked()
                .firstWhole()
                .map(first ->
                        Walking.course(first, measured.walked().lastWhole().orElseThrow(), running))
                .orElseGet(() -> new Course.TooLittle(0, 1));
        return new WalkingCourse(
                Figures.of(course, "whole weeks since the first session"),
                new WalkingCourse.Target(Walking.TARGET_MINUTES, Walking.TARGET_DATES),
                week(running),
                weeks.stream().map(Answer::week).toList());
    }

    private static WalkingCourse.WalkingWeek week(Walking.Week week) {
        return new WalkingCourse.WalkingWeek(
                week.week().isoWeek(),
                week.week().from(),
                week.week().to(),
                Figures.number(week.minutes()),
                Figures.number(week.longest()),
                week.targetDates(),
                week.reachedOn().isPresent());
    }

    private static ResponseCourse response(Measured measured) {
        List<PainResponse.After> all = measured.responses();
        List<PainResponse.Rise> rises = PainResponse.rises(measured.pain());
        LocalDate lately = measured.today().minusDays(LATELY - 1L);
        Map<Band, Long> counts = all.stream()
                .filter(session -> !session.date().isBefore(lately))
                .collect(Collectors.groupingBy(PainResponse.After::band, Collectors.counting()));
        return new ResponseCourse(
                Figures.of(PainResponse.course(all), "sessions with pain after"),
                new ResponseCourse.Bands(
                        measured.bands().fineUpTo(), measured.bands().acceptableUpTo()),
                all.isEmpty() ? Optional.empty() : Optional.of(session(all.getLast())),
                new ResponseCourse.Counts(
                        counts.getOrDefault(Band.FINE, 0L),
                        counts.getOrDefault(Band.ACCEPTABLE, 0L),
                        counts.getOrDefault(Band.REDUCE, 0L),
                        rises.stream()
                                .filter(rise -> !rise.day().date().isBefore(lately))
                                .count()),
                all.stream()
                        .filter(session -> isTold(measured, session.date()))
                        .map(Answer::session)
                        .toList(),
                rises.stream()
                        .filter(rise -> isTold(measured, rise.day().date()))
                        .map(rise -> new ResponseCourse.Rise(rise.day().date(), Figures.number(rise.points())))
                        .toList());
    }

    private static ResponseCourse.Session session(PainResponse.After session) {
        return new ResponseCourse.Session(
                session.sessionId(),
                session.date(),
                session.pain(),
                session.band().name().toLowerCase(Locale.ROOT));
    }

    private static ProgressView.Recovery recovered(Measured measured) {
        Course pain = Pain.course(measured.pain());
        Optional<Boolean> recovered = Recovery.of(pain, measured.scores());
        if (recovered.isPresent()) {
            return new ProgressView.Recovery(recovered, true, Optional.empty());
        }
        NotEnough missing = Figures.of(pain, PAIN_DATES)
                .notEnough()
                .orElseGet(() -> new NotEnough(measured.scores().size(), 1, "Roland-Morris scores"));
        return new ProgressView.Recovery(Optional.empty(), false, Optional.of(missing));
    }

    private static List<MilestoneState> milestones(Map<Milestone, Reached> told) {
        return Arrays.stream(Milestone.values())
                .map(milestone -> {
                    Optional<Reached> reached = Optional.ofNullable(told.get(milestone));
                    return new MilestoneState(
                            milestone, reached.isPresent(), reached.map(Reached::on), reached.map(Reached::at));
                })
                .toList();
    }

    private static boolean isTold(Measured measured, LocalDate date) {
        return date.isAfter(measured.today().minusDays(Measuring.DATES_TOLD));
    }
}
