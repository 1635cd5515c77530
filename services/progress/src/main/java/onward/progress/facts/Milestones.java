package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onward.contracts.value.Milestone;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;
import onward.progress.client.Client;
import onward.progress.measures.DailyPain;
import onward.progress.measures.Pain;
import onward.progress.measures.RolandMorris;
import onward.progress.measures.Walking;
import onward.progress.measures.read.CheckInRows;
import onward.progress.measures.read.MilestoneTable;
import onward.progress.measures.read.MilestoneTable.Reached;
import onward.progress.measures.read.PainRows;
import onward.progress.measures.read.SessionRows;

/**
 * Tells one client's milestones, each once: what was told stays told, and is not even looked for again. They can only come
 * from something that was recorded, so only dates that changed are looked at, and those before and after that a streak
 * reaches.
 */
final class Milestones {
    private static final Map<Integer, Milestone> STREAKS =
            Map.of(7, Milestone.MOVING_STREAK_7, 30, Milestone.MOVING_STREAK_30, 100, Milestone.MOVING_STREAK_100);
    /** Dates read at once. */
    private static final int PART = 8 * 7;

    private final Connection connection;
    private final Client client;
    private final Findings findings;
    private final Instant now;
    private final Set<Milestone> open = EnumSet.allOf(Milestone.class);

    Milestones(Connection connection, Client client, Findings findings, Instant now) {
        this.connection = connection;
        this.client = client;
        this.findings = findings;
        this.now = now;
    }

    /** @param changed the dates of which something was recorded */
    void tellOf(Window changed) throws SQLException {
        open.removeAll(MilestoneTable.told(connection, client.id(), Moment.NOW).keySet());
        if (open.isEmpty()) {
            return;
        }
        Optional<Window> sessions = SessionRows.dates(connection, client.id(), Moment.NOW);
        if (sessions.isPresent()) {
            LocalDate first = sessions.get().from();
            tell(
                    Milestone.FIRST_SESSION,
                    first,
                    SessionRows.ends(connection, client.id(), first).first());
            Optional<Window> looked = both(changed, sessions.get());
            if (looked.isPresent()) {
                onPlan(looked.get());
                streaks(looked.get(), sessions.get());
                walking(looked.get());
            }
        }
        pain();
        function();
    }

    private void onPlan(Window window) throws SQLException {
        if (!open.contains(Milestone.FIRST_ON_PLAN_DAY)) {
            return;
        }
        for (Window part : parts(window)) {
            Diary diary = diary(part);
            Optional<LocalDate> first = part.dates()
                    .filter(date -> diary.status(date).onPlan() == DayStatus.Mark.HIT)
                    .findFirst();
            if (first.isPresent()) {
                tell(Milestone.FIRST_ON_PLAN_DAY, first.get());
                return;
            }
        }
    }

    /** Counts forward through the changed dates, from where the streak began that leads into them to where it ends. */
    private void streaks(Window window, Window sessions) throws SQLException {
        if (STREAKS.values().stream().noneMatch(open::contains)) {
            return;
        }
        Window all = new Window(beginOfStreak(window.from(), sessions.from()), sessions.to());
        int hits = 0;
        for (Window part : parts(all)) {
            Diary diary = diary(part);
            for (LocalDate date : part.dates().toList()) {
                switch (diary.status(date).moving()) {
                    case HIT -> {
                        hits++;
                        if (STREAKS.containsKey(hits)) {
                            tell(STREAKS.get(hits), date);
                        }
                    }
                    case MISS -> {
                        hits = 0;
                        if (date.isAfter(window.to())) {
                            return;
                        }
                    }
                    case NEUTRAL -> {}
                }
            }
        }
    }

    /** The date after the last miss before that date. */
    private LocalDate beginOfStreak(LocalDate date, LocalDate first) throws SQLException {
        LocalDate end = date;
        while (end.isAfter(first)) {
            LocalDate from = later(first, end.minusDays(PART));
            Diary diary = diary(new Window(from, end.minusDays(1)));
            for (LocalDate day = end.minusDays(1); !day.isBefore(from); day = day.minusDays(1)) {
                if (diary.status(day).moving() == DayStatus.Mark.MISS) {
                    return day.plusDays(1);
                }
            }
            end = from;
        }
        return first;
    }

    private void walking(Window window) throws SQLException {
        if (!open.contains(Milestone.WALKING_TARGET)) {
            return;
        }
        Window weeks = new Window(
                Window.weekOf(window.from()).from(), Window.weekOf(window.to()).to());
        for (Window part : parts(weeks)) {
            Diary diary = diary(part);
            Optional<LocalDate> reached = part.weeks().stream()
                    .flatMap(week -> Walking.of(week, diary).reachedOn().stream())
                    .findFirst();
            if (reached.isPresent()) {
                tell(Milestone.WALKING_TARGET, reached.get());
                return;
            }
        }
    }

    private void pain() throws SQLException {
        if (open.contains(Milestone.PAIN_IMPROVED)) {
            Optional<DailyPain> improved =
                    Pain.improved(PainRows.daily(connection, client.id(), PainRows.ALWAYS, Moment.NOW));
            if (improved.isPresent()) {
                tell(
                        Milestone.PAIN_IMPROVED,
                        improved.get().date(),
                        improved.get().lastAt());
            }
        }
    }

    private void function() throws SQLException {
        if (open.contains(Milestone.FUNCTION_IMPROVED)) {
            Optional<RolandMorris.Score> improved =
                    RolandMorris.improved(CheckInRows.scores(connection, client.id(), Moment.NOW));
            if (improved.isPresent()) {
                tell(
                        Milestone.FUNCTION_IMPROVED,
                        improved.get().date(),
                        improved.get().at());
            }
        }
    }

    private void tell(Milestone milestone, LocalDate date) throws SQLException {
        tell(milestone, date, SessionRows.ends(connection, client.id(), date).last());
    }

    /** A session that is logged ahead of its end has not ended yet: it is told now. */
    private void tell(Milestone milestone, LocalDate on, Instant at) throws SQLException {
        if (open.remove(milestone)) {
            Reached reached = new Reached(on, at.isAfter(now) ? now : at);
            MilestoneTable.tell(connection, client.id(), milestone, reached, now);
            findings.milestone(milestone, reached);
        }
    }

    private Diary diary(Window window) throws SQLException {
        return Diaries.read(connection, client.id(), window, Moment.NOW);
    }

    private static List<Window> parts(Window window) {
        return window.from()
                .datesUntil(window.to().plusDays(1), Period.ofDays(PART))
                .map(from -> new Window(from, earlier(from.plusDays(PART - 1L), window.to())))
                .toList();
    }

    private static Optional<Window> both(Window one, Window other) {
        LocalDate from = later(one.from(), other.from());
        LocalDate to = earlier(one.to(), other.to());
        return from.isAfter(to) ? Optional.empty() : Optional.of(new Window(from, to));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
