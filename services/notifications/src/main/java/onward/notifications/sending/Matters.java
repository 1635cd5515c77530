package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.Milestone;
import onward.contracts.value.Overall;
import onward.contracts.value.PlanItem;
import onward.kit.database.Database;
import onward.notifications.digest.TriageList;
import onward.notifications.digest.TriageList.Entry;
import onward.notifications.mail.Celebration;
import onward.notifications.mail.CoachMessage;
import onward.notifications.mail.Comeback;
import onward.notifications.mail.FlareGuidance;
import onward.notifications.mail.Letterhead;
import onward.notifications.mail.Mail;
import onward.notifications.mail.PlanChanged;
import onward.notifications.mail.Reminder;
import onward.notifications.mail.TriageDigest;
import onward.notifications.mail.TriageDigest.InNeed;
import onward.notifications.mail.TriageDigest.Why;
import onward.notifications.mail.WeeklySummary;
import onward.notifications.queue.Mails;
import onward.notifications.queue.WaitingMail;
import onward.notifications.recipient.MailContents;
import onward.notifications.recipient.Person;
import onward.notifications.recipient.PreferenceTable;
import onward.notifications.recipient.PreferenceTable.Preference;
import onward.notifications.recipient.Recipient;
import onward.notifications.standing.OpenSlots;
import onward.notifications.standing.PlanTable;
import onward.notifications.standing.PlanTable.Plan;

/** What there is to say in a mail, as known at the moment of writing. */
@Singleton
final class Matters {
    /** What a client has who was invited. */
    private static final int FIRST_PLAN = 1;

    private final Mails mails;
    private final MailContents contents;
    private final PlanTable plans;
    private final TriageList triage;
    private final OpenSlots slots;
    private final Database database;

    Matters(
            Mails mails,
            MailContents contents,
            PlanTable plans,
            TriageList triage,
            OpenSlots slots,
            Database database) {
        this.slots = slots;
        this.database = database;
        this.mails = mails;
        this.contents = contents;
        this.plans = plans;
        this.triage = triage;
    }

    /** What became of looking it up. */
    sealed interface Matter {
        /**
         * There is something.
         *
         * @param told the version of the plan that it tells
         */
        record Known(Mail mail, Optional<Integer> told) implements Matter {
            Known(Mail mail) {
                this(mail, Optional.empty());
            }
        }

        /** There is nothing to say any more. */
        record Gone(String cause) implements Matter {}
    }

    Matter of(WaitingMail mail, Recipient recipient, Letterhead head, Instant now) {
        return switch (mail.kind()) {
            case COMEBACK ->
                new Matter.Known(new Comeback(head, mails.comebacks(mail.gap().orElseThrow()) + 1));
            case WEEKLY_SUMMARY ->
                contents.week(mail.streamId(), mail.mailId())
                        .flatMap(week -> summary(head, week))
                        .<Matter>map(Matter.Known::new)
                        .orElseGet(() -> new Matter.Gone("there is no week to tell of"));
            case PLAN_CHANGED -> changed(mail, recipient, head);
            case COACH_MESSAGE ->
                contents.words(mail.streamId(), mail.mailId())
                        .<Matter>map(words -> new Matter.Known(
                                new CoachMessage(head, recipient.coach().map(Person::name), words)))
                        .orElseGet(() -> new Matter.Gone("there are no words to tell"));
            case TRIAGE_DIGEST -> digest(mail, recipient, head, now);
            case FLARE_GUIDANCE -> new Matter.Known(new FlareGuidance(head));
            case MILESTONE -> reached(mail, head);
            case REMINDER -> reminder(mail, recipient, head, now);
            case INVITATION, RED_FLAG_ALERT ->
                throw new IllegalArgumentException(mail.kind() + " has no matter of its own");
        };
    }

    private Matter reached(WaitingMail mail, Letterhead head) {
        List<Milestone> reached = contents.milestones(mail.streamId(), mail.mailId());
        return reached.isEmpty()
                ? new Matter.Gone("there is no milestone to tell of")
                : new Matter.Known(new Celebration(head, reached));
    }

    /** Looked at again: it may have been logged, or the time may have been taken back, since it was asked for. */
    private Matter reminder(WaitingMail mail, Recipient recipient, Letterhead head, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, recipient.zone());
        if (!LocalDate.ofInstant(mail.dueAt(), recipient.zone()).equals(today)) {
            return new Matter.Gone("its day has passed");
        }
        return database.autoCommit(connection -> {
            if (PreferenceTable.find(connection, mail.personId())
                    .flatMap(Preference::reminderAt)
                    .isEmpty()) {
                return new Matter.Gone("no reminder is wanted any more");
            }
            return slots.isAny(connection, mail.personId(), today)
                    ? new Matter.Known(new Reminder(head))
                    : new Matter.Gone("nothing is open today any more");
        });
    }

    private static Optional<Mail> summary(Letterhead head, WeekClosed week) {
        return week.figures()
                .overall()
                .map(overall -> new WeeklySummary(
                        head,
                        week.monday(),
                        ratio(overall),
                        week.movingDays(),
                        week.activeDays(),
                        week.minutesWalked()));
    }

    private static BigDecimal ratio(Overall overall) {
        String[] parts = overall.fraction().split("/", 2);
        BigDecimal numerator = new BigDecimal(parts[0]);
        return parts.length == 1 ? numerator : numerator.divide(new BigDecimal(parts[1]), MathContext.DECIMAL64);
    }

    private Matter changed(WaitingMail mail, Recipient recipient, Letterhead head) {
        Optional<Plan> now = plans.find(mail.personId(), Optional.empty());
        if (now.isEmpty()) {
            return new Matter.Gone("there is no plan any more");
        }
        int told = mails.lastToldPlan(mail.personId()).orElse(FIRST_PLAN);
        Optional<Plan> before = plans.find(mail.personId(), Optional.of(told));
        if (before.isPresent() && isSame(before.get(), now.get())) {
            return new Matter.Gone("the plan is the one that was told last");
        }
        List<PlanItem> items = before.map(Plan::items).orElse(List.of());
        return new Matter.Known(
                new PlanChanged(
                        head,
                        recipient.coach().map(Person::name),
                        now.get().effectiveFrom(),
                        items,
                        now.get().items()),
                Optional.of(now.get().version()));
    }

    private static boolean isSame(Plan before, Plan now) {
        return before.effectiveFrom().equals(now.effectiveFrom()) && PlanChanged.isSame(before.items(), now.items());
    }

    private Matter digest(WaitingMail mail, Recipient coach, Letterhead head, Instant now) {
        List<Entry> list = triage.of(mail.personId(), now);
        if (list.isEmpty()) {
            return new Matter.Gone("nobody is on the list any more");
        }
        List<InNeed> clients = list.stream()
                .map(entry -> new InNeed(
                        entry.name(),
                        entry.reasons().stream()
                                .map(one -> new Why(one.reason(), LocalDate.ofInstant(one.since(), coach.zone())))
                                .toList()))
                .toList();
        return new Matter.Known(new TriageDigest(head, LocalDate.ofInstant(now, coach.zone()), clients));
    }
}
