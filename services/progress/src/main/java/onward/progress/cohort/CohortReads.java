package onward.progress.cohort;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Dates;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;
import onward.progress.cohort.CohortView.Responders;
import onward.progress.cohort.CohortView.Week;
import onward.progress.cohort.MemberTable.Member;
import onward.progress.measures.Course;
import onward.progress.measures.Pain;
import onward.progress.measures.RolandMorris;
import onward.progress.measures.read.CheckInRows;
import onward.progress.measures.read.PainRows;
import onward.progress.measures.read.SessionRows;
import onward.progress.reading.ClientReads;

/** Computes what is told of a cohort, client by client in one snapshot. */
@Singleton
final class CohortReads {
    /** Where a date ends last. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private final ClientReads reads;
    private final Clock clock;

    CohortReads(Database database, @Named("adherence") Intake intake, Clock clock) {
        this.reads = new ClientReads(database, intake);
        this.clock = clock;
    }

    CohortView read(Caller caller, Window window) {
        Instant now = clock.instant();
        return reads.readAll(connection -> {
            List<Member> members = MemberTable.of(connection, caller);
            return new CohortView(
                    window.from(),
                    window.to(),
                    adherence(connection, members, window, now),
                    new Responders(pain(connection, members, window), function(connection, members, window)),
                    retention(connection, members, window, now));
        });
    }

    private static SortedMap<Category, Distribution> adherence(
            Connection connection, List<Member> members, Window window, Instant now) throws SQLException {
        Map<Category, List<Fraction>> ratios = new EnumMap<>(Category.class);
        for (Member member : members) {
            // What is still ahead was not missed.
            LocalDate to = Dates.earlier(window.to(), member.on(now));
            if (!to.isBefore(window.from())) {
                Window past = new Window(window.from(), to);
                Adherence.sums(Diaries.read(connection, member.client(), past, Moment.NOW), past)
                        .categories()
                        .forEach((category, score) -> ratios.computeIfAbsent(category, _ -> new ArrayList<>())
                                .add(score.ratio()));
            }
        }
        SortedMap<Category, Distribution> distributions = new TreeMap<>();
        Arrays.stream(Category.values())
                .forEach(category ->
                        distributions.put(category, Distribution.of(ratios.getOrDefault(category, List.of()))));
        return distributions;
    }

    /** Of those with enough readings up to the window's end, the last of them in it. */
    private static Share pain(Connection connection, List<Member> members, Window window) throws SQLException {
        List<Course> courses = new ArrayList<>();
        Window upTo = new Window(PainRows.ALWAYS.from(), window.to());
        for (Member member : members) {
            var days = PainRows.daily(connection, member.client(), upTo, Moment.NOW);
            if (!days.isEmpty() && window.contains(days.getLast().date())) {
                courses.add(Pain.course(days));
            }
        }
        return responders(courses);
    }

    private static Share function(Connection connection, List<Member> members, Window window) throws SQLException {
        List<Course> courses = new ArrayList<>();
        for (Member member : members) {
            var scores = CheckInRows.scores(connection, member.client(), Moment.NOW).stream()
                    .filter(score -> !score.date().isAfter(window.to()))
                    .toList();
            if (!scores.isEmpty() && window.contains(scores.getLast().date())) {
                courses.add(RolandMorris.course(scores));
            }
        }
        return responders(courses);
    }

    private static Share responders(List<Course> courses) {
        List<Course.Known> known = courses.stream()
                .filter(Course.Known.class::isInstance)
                .map(Course.Known.class::cast)
                .toList();
        return Share.of(known, Course.Known::meaningful);
    }

    private static List<Week> retention(Connection connection, List<Member> members, Window window, Instant now)
            throws SQLException {
        List<Member> there = members.stream()
                .filter(member -> member.on(member.knownFrom()).isBefore(window.from()))
                .toList();
        List<UUID> before = there.stream().map(Member::client).toList();
        Map<LocalDate, Set<UUID>> moved = SessionRows.byWeek(connection, before, window);
        return window.weeks().stream()
                // Of a week that goes on somewhere it cannot be said yet: if it were told of those for whom it is over,
                // the number would grow by one client, and show with it what that one did.
                .filter(week -> week.to().isBefore(LocalDate.ofInstant(now, LAST_ZONE))
                        || (!there.isEmpty()
                                && there.stream().allMatch(member -> week.to().isBefore(member.on(now)))))
                .map(week -> {
                    Set<UUID> who =
                            moved.getOrDefault(Window.weekOf(week.from()).from(), Set.of());
                    return new Week(week.isoWeek(), week.from(), week.to(), Share.of(before, who::contains));
                })
                .toList();
    }
}
