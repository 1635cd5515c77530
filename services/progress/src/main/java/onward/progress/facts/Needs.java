package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.AssumptionTable;
import onward.progress.adherence.read.AssumptionTable.InForce;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.HoldTable;
import onward.progress.triage.Dropping;
import onward.progress.triage.Flare;
import onward.progress.triage.Need;
import onward.progress.triage.NeverStarted;
import onward.progress.triage.OnHold;
import onward.progress.triage.Stopped;
import onward.progress.triage.Unconfirmed;
import onward.progress.triage.kept.Kept;

/** For what one client needs the coach at one instant: loads what each reason is found in. */
final class Needs {
    /** How far back a flare that stands is followed to its first sign. */
    private static final int DATES_OF_A_FLARE = 180;

    private final UnderReview review;
    private final Connection connection;
    private final UUID client;
    private final DiaryParts diaries;
    private final Watched watched;
    private final Findings ids;
    private final Instant now;
    private final ZoneId home;
    private final LocalDate today;
    private final List<HoldTable.Placed> holds;
    private final Diary lately;
    private final Optional<Fraction> adherence;

    Needs(UnderReview review) throws SQLException {
        this.review = review;
        this.connection = review.connection();
        this.client = review.client().id();
        this.diaries = review.diaries();
        this.watched = review.watched();
        this.ids = review.findings();
        this.now = review.now();
        this.home = review.client().timeZone();
        this.today = review.today();
        this.holds = review.holds();
        this.lately = diaries.read(Dropping.many(today));
        this.adherence = Dropping.lately(lately, today);
    }

    /** Adherence of the last 7 dates that are over; empty if nothing was due. */
    Optional<Fraction> adherence() {
        return adherence;
    }

    /**
     * All of them.
     *
     * @param before what was kept at the last review
     */
    List<Need> find(Map<TriageReason, Kept> before) throws SQLException {
        Optional<InForce> plan = AssumptionTable.inForceOn(connection, client, today);
        List<Need> needs = new ArrayList<>();
        onHold().ifPresent(needs::add);
        flare(sticky(before, TriageReason.FLARE)).ifPresent(needs::add);
        // R0 goes before all others: who is on hold is not asked to move.
        if (needs.stream().noneMatch(need -> need.reason() == TriageReason.RED_FLAG)) {
            (review.gap().isPresent() ? stopped(review.gap().get(), before) : neverStarted(plan)).ifPresent(needs::add);
            dropping(sticky(before, TriageReason.DROPPING)).ifPresent(needs::add);
        }
        plan.flatMap(this::unconfirmed).ifPresent(needs::add);
        return needs;
    }

    private Optional<Need> onHold() {
        return OnHold.of(holds.stream()
                .filter(placed -> placed.hold().isOpen())
                .map(placed -> new OnHold.Flagged(
                        placed.eventId(), placed.urgency(), placed.hold().placedAt()))
                .toList());
    }

    private Optional<Need> flare(Optional<Instant> since) throws SQLException {
        Optional<Need> found = Flare.of(signs(Flare.standing(today)), today);
        if (found.isEmpty()) {
            return found;
        }
        return since.isPresent()
                ? found.map(need -> sinceThen(need, since.get()))
                : Flare.of(signs(new Window(today.minusDays(DATES_OF_A_FLARE), today.plusDays(1))), today);
    }

    private List<Flare.Sign> signs(Window window) throws SQLException {
        return review.flares().around(window).stream()
                .map(sign -> new Flare.Sign(ids.flare(sign.on(), sign.cause()), sign.cause(), sign.on(), sign.at()))
                .toList();
    }

    private Optional<Need> neverStarted(Optional<InForce> plan) throws SQLException {
        LocalDate known = LocalDate.ofInstant(watched.knownFrom(), home);
        Optional<Window> dates = Diaries.planBegins(connection, client)
                .map(begins -> begins.isAfter(known) ? begins : known)
                .flatMap(begin -> NeverStarted.dates(begin, today));
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        Diary diary = diaries.read(dates.get());
        return NeverStarted.of(dates.get(), diary, this::wasOnHold, home, plan.flatMap(InForce::event));
    }

    private Optional<Need> stopped(MovementGap gap, Map<TriageReason, Kept> before) {
        Instant since = gap.since();
        Duration length = gap.at(now);
        // A gap that was found stays found, whatever else of the log is brought or corrected just now.
        boolean isKnown = sticky(before, TriageReason.STOPPED).equals(Optional.of(since));
        boolean isSettled = !Stillness.settled(watched, now).isAfter(now);
        return (isKnown || isSettled) && !gap.isAbsent(today)
                ? Stopped.of(since, length, now, ids.gap(since, Stopped.HOURS))
                : Optional.empty();
    }

    /** When the hours without movement have grown so much that it is told again; empty while they stand still. */
    Optional<Instant> stoppedIsWorse(Kept stopped) {
        int hours = stopped.told().plus(Need.step(TriageReason.STOPPED)).ratio().intValueExact();
        return review.gap().flatMap(gap -> gap.reaches(hours));
    }

    private Optional<Need> dropping(Optional<Instant> since) throws SQLException {
        Optional<Fraction> points = Dropping.points(adherence, lately, today);
        // A week of which a part was on hold says nothing.
        if (points.isEmpty() || Dropping.few(today).dates().anyMatch(this::wasOnHold)) {
            return Optional.empty();
        }
        List<UUID> closed = Dropping.few(today)
                .dates()
                .filter(date ->
                        watched.closed().filter(dates -> dates.contains(date)).isPresent())
                .map(ids::dateClosed)
                .toList();
        LocalDate from = since.isPresent()
                ? LocalDate.ofInstant(since.get(), home)
                : Dropping.since(diaries.read(Dropping.toLookBack(today)), today);
        Need need = Dropping.need(points.get(), from, home, closed);
        return Optional.of(since.map(then -> sinceThen(need, then)).orElse(need));
    }

    private Optional<Need> unconfirmed(InForce plan) {
        Instant begins = plan.effectiveFrom().atStartOfDay(home).toInstant();
        return Unconfirmed.of(
                plan.assumed(), plan.activatedAt().isAfter(begins) ? plan.activatedAt() : begins, plan.event());
    }

    private boolean wasOnHold(LocalDate date) {
        Instant from = date.atStartOfDay(home).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(home).toInstant();
        return holds.stream().map(HoldTable.Placed::hold).anyMatch(hold -> hold.touches(from, to));
    }

    /** Once it holds, when it began stays, whatever is recorded later of the time before. */
    private static Optional<Instant> sticky(Map<TriageReason, Kept> before, TriageReason reason) {
        return Optional.ofNullable(before.get(reason))
                .filter(Kept::holds)
                .map(kept -> kept.need().since());
    }

    private static Need sinceThen(Need need, Instant since) {
        return new Need(need.reason(), need.kind(), since, need.grade(), need.countsFrom(), need.restsOn());
    }
}
