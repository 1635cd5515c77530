package onward.progress.roster;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.value.TriageReason;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.progress.reading.ClientReads;
import onward.progress.reading.Query;

/** Reads a page of the coach's list. What it costs in statements does not depend on how many clients there are. */
@Singleton
final class RosterReads {
    private final ClientReads reads;
    private final Names names;
    private final Clock clock;

    RosterReads(Database database, @Named("adherence") Intake intake, Names names, Clock clock) {
        this.reads = new ClientReads(database, intake);
        this.names = names;
        this.clock = clock;
    }

    /** Whom the list is about. */
    sealed interface Who {
        /** Those who need somebody now. */
        record InNeed() implements Who {}

        /** All clients. */
        record Everybody() implements Who {}

        /** Those of whom that reason holds, acknowledged or not. */
        record With(TriageReason reason) implements Who {}
    }

    /**
     * What is asked for.
     *
     * @param name what their names hold, in whatever case
     * @param behind the client that the page before ended with
     */
    record Question(Who who, Optional<String> name, Sort sort, Optional<Place> behind, int limit) {
        boolean needsAllNames() {
            return name.isPresent() || sort == Sort.NAME;
        }
    }

    RosterView read(Caller caller, Question question) {
        Instant now = clock.instant();
        return reads.readAll(connection -> read(connection, caller, question, now));
    }

    private RosterView read(Connection connection, Caller caller, Question question, Instant now) throws SQLException {
        List<Listed> all = ListedTable.of(connection, caller);
        Map<UUID, String> known = question.needsAllNames()
                ? names.of(connection, all.stream().map(Listed::client).toList())
                : Map.of();
        Comparator<Listed> order = order(question.sort(), known, now);
        Stream<Listed> chosen = all.stream()
                .filter(who(question.who(), now))
                .filter(listed -> isCalled(question.name(), known.get(listed.client())));
        if (question.behind().isPresent()) {
            chosen = chosen.filter(behind(question, all, known, now));
        }
        List<Listed> andOneMore =
                chosen.sorted(order).limit(question.limit() + 1L).toList();
        List<Listed> page = andOneMore.stream().limit(question.limit()).toList();
        Map<UUID, String> called = question.needsAllNames()
                ? known
                : names.of(connection, page.stream().map(Listed::client).toList());
        return new RosterView(
                page.stream()
                        .filter(listed -> called.containsKey(listed.client()))
                        .map(listed -> RosterView.Client.of(listed, called.get(listed.client()), now))
                        .toList(),
                andOneMore.size() > page.size()
                        ? Optional.of(
                                place(page.getLast(), question.sort(), now).cursor(question.sort()))
                        : Optional.empty());
    }

    private static Predicate<Listed> who(Who who, Instant now) {
        return switch (who) {
            case Who.InNeed _ -> listed -> listed.needsSomebody(now);
            case Who.Everybody _ -> _ -> true;
            case Who.With(TriageReason reason) -> listed -> listed.hasReason(reason);
        };
    }

    private static boolean isCalled(Optional<String> part, String name) {
        return part.map(sought -> name != null && simple(name).contains(simple(sought)))
                .orElse(true);
    }

    private static String simple(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Place place(Listed listed, Sort sort, Instant now) {
        return switch (sort) {
            case URGENCY -> listed.byUrgency(now);
            case LAST_MOVEMENT -> listed.byLastMovement();
            case NAME -> new Place(0, Instant.EPOCH, listed.client());
        };
    }

    private static Comparator<Listed> order(Sort sort, Map<UUID, String> names, Instant now) {
        Comparator<Listed> places = Comparator.comparing(listed -> place(listed, sort, now), Place.IN_ORDER);
        return sort == Sort.NAME ? byName(names).thenComparing(places) : places;
    }

    private static Comparator<Listed> byName(Map<UUID, String> names) {
        Collator alphabet = Collator.getInstance(Locale.ROOT);
        return (one, other) ->
                alphabet.compare(names.getOrDefault(one.client(), ""), names.getOrDefault(other.client(), ""));
    }

    /** A place in the order of names is known by its client, who is found again by the name of now. */
    private static Predicate<Listed> behind(Question question, List<Listed> all, Map<UUID, String> names, Instant now) {
        Place place = question.behind().orElseThrow();
        if (question.sort() != Sort.NAME) {
            return listed -> Place.IN_ORDER.compare(place(listed, question.sort(), now), place) > 0;
        }
        Map<UUID, Listed> byId = all.stream().collect(Collectors.toMap(Listed::client, Function.identity()));
        Listed last = Optional.ofNullable(byId.get(place.client()))
                .orElseThrow(() -> Query.malformed("The client that the page before ended with is gone: begin again."));
        Comparator<Listed> order = order(Sort.NAME, names, now);
        return listed -> order.compare(listed, last) > 0;
    }
}
