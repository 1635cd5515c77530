package onward.notifications.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import onward.kit.timers.LocalTimes;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.Decision.Later;
import onward.notifications.rules.Decision.Never;
import onward.notifications.rules.Decision.Send;

/** When a mail may go. Days and hours are those of the recipient's home zone. */
public final class MailRules {
    /** First quiet hour. */
    public static final LocalTime EVENING = LocalTime.of(21, 0);
    /** First hour that is not quiet. */
    public static final LocalTime MORNING = LocalTime.of(8, 0);
    /** A fact that was recorded so much later than it came about asks for no mail. */
    public static final Duration OLDEST_FACT = Duration.ofDays(2);
    /** From one call to come back to the next. */
    public static final Duration BETWEEN_COMEBACKS = Duration.ofDays(3);
    /** Calls to come back in one gap; after them only the coach is told. */
    public static final int MOST_COMEBACKS = 3;

    private static final int NUDGES_A_DAY = 1;
    private static final int NUDGES_A_WEEK = 5;
    private static final int PLAN_CHANGES_A_DAY = 1;
    private static final int COACH_MESSAGES_A_DAY = 3;
    private static final int REMINDERS_A_WEEK = 4;
    private static final int DAYS_OF_A_WEEK = 7;

    private final Instant now;
    private final Standing standing;
    private final List<Handed> history;
    private final LocalDate today;

    private MailRules(Instant now, Standing standing, List<Handed> history) {
        this.now = now;
        this.standing = standing;
        this.history = history;
        this.today = LocalDate.ofInstant(now, standing.zone());
    }

    /**
     * Decides about a mail that is due.
     *
     * @param history everything that went to this recipient in the last eight days, and all about the gap that lasts
     */
    public static Decision decide(Request request, Instant now, Standing standing, List<Handed> history) {
        return new MailRules(now, standing, history).decide(request);
    }

    /** Whether a fact is still worth a mail. */
    public static boolean isFresh(Instant cameAbout, Instant recordedAt) {
        return !recordedAt.isAfter(cameAbout.plus(OLDEST_FACT));
    }

    private Decision decide(Request request) {
        if (request.kind().isUrgent()) {
            return new Send();
        }
        Optional<Decision> never = never(request).map(Never::new);
        return never.or(() -> later(request)).orElseGet(Send::new);
    }

    private Optional<Decision> later(Request request) {
        Optional<Later> later = quiet().or(() -> request.kind().isNudge() ? tooManyNudges() : Optional.empty())
                .or(() -> later(request.kind()));
        // Tomorrow has its own reminder.
        return request.kind() == MailKind.REMINDER
                ? later.map(then -> new Never(then.cause()))
                : later.map(Decision.class::cast);
    }

    private Optional<String> never(Request request) {
        if (standing.refusesMails()) {
            return Optional.of("the client has withdrawn the consent to e-mails");
        }
        if (standing.off().contains(request.kind())) {
            return Optional.of("the recipient has switched this kind off");
        }
        if (standing.onHold() && request.kind().urgesToMove()) {
            return Optional.of("the client is on hold");
        }
        return switch (request.kind()) {
            case COMEBACK -> noComeback(request);
            case TRIAGE_DIGEST, FLARE_GUIDANCE, REMINDER ->
                isTold(handed -> date(handed).equals(today), request.kind(), "day");
            case INVITATION, WEEKLY_SUMMARY, PLAN_CHANGED, COACH_MESSAGE, RED_FLAG_ALERT, MILESTONE -> Optional.empty();
        };
    }

    private Optional<String> noComeback(Request request) {
        if (!standing.gap().equals(request.gap())) {
            return Optional.of("the gap in movement has ended");
        }
        if (standing.awaySinceGap()) {
            return Optional.of("the client is or was excused, paused or on hold");
        }
        return count(handed -> isComeback(handed) && handed.gap().equals(request.gap())) >= MOST_COMEBACKS
                ? Optional.of("there were " + MOST_COMEBACKS + " in this gap; the coach is told")
                : Optional.empty();
    }

    private Optional<String> isTold(Predicate<Handed> inTime, MailKind kind, String time) {
        return count(handed -> handed.kind() == kind && inTime.test(handed)) > 0
                ? Optional.of("there was one this " + time)
                : Optional.empty();
    }

    private Optional<Later> quiet() {
        LocalTime local = now.atZone(standing.zone()).toLocalTime();
        return local.isBefore(MORNING) || !local.isBefore(EVENING)
                ? Optional.of(new Later(LocalTimes.next(now, MORNING, standing.zone()), "quiet hours"))
                : Optional.empty();
    }

    private Optional<Later> later(MailKind kind) {
        return switch (kind) {
            case COMEBACK -> tooSoon();
            case PLAN_CHANGED -> capped(kind, PLAN_CHANGES_A_DAY);
            case COACH_MESSAGE -> capped(kind, COACH_MESSAGES_A_DAY);
            case WEEKLY_SUMMARY -> onceAWeek(kind);
            case REMINDER -> tooManyOfAWeek(kind, REMINDERS_A_WEEK);
            case INVITATION, TRIAGE_DIGEST, RED_FLAG_ALERT, FLARE_GUIDANCE, MILESTONE -> Optional.empty();
        };
    }

    private Optional<Later> capped(MailKind kind, int aDay) {
        return count(handed -> handed.kind() == kind && date(handed).equals(today)) >= aDay
                ? Optional.of(new Later(morningOf(today.plusDays(1)), aDay + " a day"))
                : Optional.empty();
    }

    /** Two come together when the mail server was away for days: the second waits, for it tells of another week. */
    private Optional<Later> onceAWeek(MailKind kind) {
        return count(handed -> handed.kind() == kind && week(date(handed)).equals(week(today))) > 0
                ? Optional.of(new Later(morningOf(week(today).plusWeeks(1)), "one a week"))
                : Optional.empty();
    }

    private Optional<Later> tooSoon() {
        return history.stream()
                .filter(MailRules::isComeback)
                .map(handed -> handed.at().plus(BETWEEN_COMEBACKS))
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .map(at -> new Later(at, "72 hours lie between two"));
    }

    private Optional<Later> tooManyNudges() {
        List<LocalDate> nudges = lately(handed -> handed.kind().isNudge());
        if (nudges.stream().filter(date -> !date.isBefore(today)).count() >= NUDGES_A_DAY) {
            return Optional.of(new Later(morningOf(today.plusDays(1)), "one nudge a day"));
        }
        return tooMany(nudges, NUDGES_A_WEEK, "five nudges a week");
    }

    private Optional<Later> tooManyOfAWeek(MailKind kind, int aWeek) {
        return tooMany(lately(handed -> handed.kind() == kind), aWeek, aWeek + " a week");
    }

    private Optional<Later> tooMany(List<LocalDate> dates, int aWeek, String cause) {
        return dates.size() >= aWeek
                ? Optional.of(
                        new Later(morningOf(dates.get(dates.size() - aWeek).plusDays(DAYS_OF_A_WEEK)), cause))
                : Optional.empty();
    }

    /** The dates of those that went on one of the last seven dates, in order. */
    private List<LocalDate> lately(Predicate<Handed> which) {
        LocalDate first = today.minusDays(DAYS_OF_A_WEEK - 1);
        return history.stream()
                .filter(which)
                .map(this::date)
                .filter(date -> !date.isBefore(first))
                .sorted()
                .toList();
    }

    private Instant morningOf(LocalDate date) {
        return LocalTimes.next(LocalTimes.startOf(date, standing.zone()), MORNING, standing.zone());
    }

    private long count(Predicate<Handed> which) {
        return history.stream().filter(which).count();
    }

    private static boolean isComeback(Handed handed) {
        return handed.kind() == MailKind.COMEBACK;
    }

    private LocalDate date(Handed handed) {
        return LocalDate.ofInstant(handed.at(), standing.zone());
    }

    private static LocalDate week(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
