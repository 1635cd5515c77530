package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import onward.contracts.value.Milestone;
import onward.progress.adherence.Dates;
import onward.progress.adherence.DayStatus;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Window;
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
    private final Connection connection;
    private final Client client;
    private final Findings findings;
    private final Instant now;
    private final DiaryParts diaries;
    private final Set<Milestone> open = EnumSet.allOf(Milestone.class);

    /** @param now no earlier than anything that is read */
    Milestones(UnderReview review, Instant now) {
        this.connection = review.connection();
        this.client = review.client();
        this.findings = review.findings();
        this.now = now;
        this.diaries = review.diaries();
    }

    /** @param changed the dates of which something was recorded */
    void tellOf(Window changed) throws SQLException {
        open.removeAll(MilestoneTable.told(connection, client.id(), Moment.NOW).keySet());
        if (open.isEmpty()) {
            return;
        }
        Optional<Window> sessions = SessionRows.dates(connection, client.id());
        if (sessions.isPresent()) {
            firstSession(sessions.get().from());
            Optional<Window> looked = both(changed, sessions.get());
            if (looked.isPresent()) {
                onPlan(looked.get());
                if (MovingStreaks.isAnyOf(open)) {
                    new MovingStreaks(diaries, sessions.get()).count(looked.get(), this::tell);
                }
                walking(looked.get());
            }
        }
        pain(changed.from());
        function();
    }

    private void firstSession(LocalDate on) throws SQLException {
        if (open.contains(Milestone.FIRST_SESSION)) {
            tell(
                    Milestone.FIRST_SESSION,
                    on,
                    SessionRows.ends(connection, client.id(), on).first());
        }
    }

    private void onPlan(Window window) throws SQLException {
        tellFirst(
                Milestone.FIRST_ON_PLAN_DAY,
                window,
                (part, diary) -> part.dates()
                        .filter(date -> diary.status(date).onPlan() == DayStatus.Mark.HIT)
                        .findFirst());
    }

    private void walking(Window window) throws SQLException {
        Window weeks = new Window(
                Window.weekOf(window.from()).from(), Window.weekOf(window.to()).to());
        tellFirst(
                Milestone.WALKING_TARGET,
                weeks,
                (part, diary) -> part.weeks().stream()
                        .flatMap(week -> Walking.of(week, diary).reachedOn().stream())
                        .findFirst());
    }

    private void tellFirst(
            Milestone milestone, Window window, BiFunction<Window, Diary, Optional<LocalDate>> firstOfPart)
            throws SQLException {
        if (!open.contains(milestone)) {
            return;
        }
        for (Window part : DiaryParts.of(window)) {
            Optional<LocalDate> reached = firstOfPart.apply(part, diaries.read(part));
            if (reached.isPresent()) {
                tell(milestone, reached.get());
                return;
            }
        }
    }

    private void pain(LocalDate changed) throws SQLException {
        if (open.contains(Milestone.PAIN_IMPROVED)) {
            Optional<DailyPain> improved =
                    Pain.improved(PainRows.daily(connection, client.id(), PainRows.ALWAYS, Moment.NOW), changed);
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

    private static Optional<Window> both(Window one, Window other) {
        LocalDate from = Dates.later(one.from(), other.from());
        LocalDate to = Dates.earlier(one.to(), other.to());
        return from.isAfter(to) ? Optional.empty() : Optional.of(new Window(from, to));
    }
}
