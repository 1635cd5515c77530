package onward.progress.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.MailPreferencesChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Session;
import onward.contracts.value.Side;

/** One line that a person understands, such as "Walk 10 min". */
final class Title {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final int ENTRIES_NAMED = 2;

    private Title() {}

    static String of(Session session) {
        String named =
                session.entries().stream().limit(ENTRIES_NAMED).map(Title::of).collect(Collectors.joining(", "));
        int more = session.entries().size() - ENTRIES_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    static String of(PlanActivated plan) {
        String version = "version " + plan.planVersion() + " from " + date(plan.effectiveFrom());
        return (plan.planVersion() == 1 ? "Plan begun: " : "Plan changed: ") + version;
    }

    static String of(AssumptionsConfirmed confirmed) {
        int items = confirmed.items().size();
        return "The coach has confirmed " + (items == 1 ? "1 part" : items + " parts") + " of the plan, version "
                + confirmed.planVersion();
    }

    /** What has changed, not to what: that stands in the detail. */
    static String of(ClientDetailsChanged changed) {
        List<String> what = new ArrayList<>();
        changed.name().ifPresent(_ -> what.add("name"));
        changed.email().ifPresent(_ -> what.add("e-mail address"));
        changed.timeZone().ifPresent(zone -> what.add("home time zone (" + zone.getId() + ")"));
        changed.locale().ifPresent(_ -> what.add("language"));
        return "Changed: " + String.join(", ", what);
    }

    static String of(DaysExcused days) {
        String reason = " (" + days.reason().name().toLowerCase(Locale.ROOT) + ")";
        return days.from().equals(days.to())
                ? "Excused on " + date(days.from()) + reason
                : "Excused from " + date(days.from()) + " to " + date(days.to()) + reason;
    }

    static String of(PlanPaused paused) {
        return "Plan paused from " + date(paused.from()) + " ("
                + paused.reason().name().toLowerCase(Locale.ROOT) + ")";
    }

    static String of(PlanResumed resumed) {
        return "Plan resumed from " + date(resumed.on());
    }

    static String of(CheckInRecorded checkIn) {
        List<String> said = new ArrayList<>();
        checkIn.painNow().ifPresent(pain -> said.add("pain " + pain + " of 10"));
        checkIn.painWorst().ifPresent(pain -> said.add("at worst " + pain));
        if (checkIn.flare()) {
            said.add("a flare");
        }
        int flags = checkIn.redFlags().size();
        if (flags > 0) {
            said.add(flags == 1 ? "1 red flag" : flags + " red flags");
        }
        return said.isEmpty() ? "Check-in" : "Check-in: " + String.join(", ", said);
    }

    static String of(ConsentKind kind) {
        return switch (kind) {
            case DATA_PROCESSING -> "data processing";
            case E_MAIL -> "e-mail";
            case RESEARCH -> "research";
        };
    }

    static String of(NoteWritten note) {
        return (note.revision() == 1 ? "Note" : "Note rewritten") + (note.shared() ? "" : ", not shared");
    }

    static String of(MailPreferencesChanged changed) {
        String kinds = changed.off().isEmpty()
                ? "All mails switched on"
                : "Mails switched off: "
                        + changed.off().stream()
                                .map(kind -> kind.replace('-', ' '))
                                .collect(Collectors.joining(", "));
        return kinds + changed.reminderAt().map(at -> "; reminder at " + at).orElse("");
    }

    static String of(MailSent mail) {
        return words(mail.kind()) + " e-mailed";
    }

    private static String of(Entry entry) {
        return words(entry.item()) + " " + amount(entry);
    }

    private static String amount(Entry entry) {
        return switch (entry) {
            case Entry.Timed timed -> timed.minutes().stripTrailingZeros().toPlainString() + " min";
            case Entry.Sets performed -> {
                long count = count(performed.sets());
                yield count + (count == 1 ? " set" : " sets");
            }
        };
    }

    /** A set on the left and one on the right are one set to people. */
    private static long count(List<PerformedSet> sets) {
        Map<Side, Long> bySide = sets.stream()
                .flatMap(set -> set.side().stream())
                .collect(Collectors.groupingBy(side -> side, Collectors.counting()));
        long sided = bySide.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return sided + sets.stream().filter(set -> set.side().isEmpty()).count();
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    private static String words(String slug) {
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
