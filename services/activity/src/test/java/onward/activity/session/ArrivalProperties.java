package onward.activity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Past;
import onward.activity.excusal.ExcusalCommand;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalDecider;
import onward.activity.excusal.ExcusalState;
import onward.activity.plan.KnownItems;
import onward.activity.plan.Plans;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.contracts.event.Event;
import onward.contracts.value.Category;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/**
 * What phones tell reaches the service in any order and more than once; what is refused for what is still missing they
 * tell again. The log that is left is always the same, and so are all figures that are made of it.
 */
class ArrivalProperties {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final UUID CLIENT = new UUID(1, 1);
    private static final KnownItems ITEMS = new KnownItems(
            Plans.none(),
            new Catalogue(
                    List.of(new Exercise(
                            "walk",
                            "Walk",
                            Category.WALKING,
                            Measure.MINUTES,
                            false,
                            SpinalLoad.LOW,
                            Optional.empty(),
                            List.of("Walk."))),
                    List.of()),
            false);
    /** Around the hour that London has twice, and in a zone that is a date ahead. */
    private static final List<ToldSession> BODIES = List.of(
            Sessions.walk("10"),
            Sessions.walk("7.5"),
            Sessions.at("2026-10-25T01:30:00+01:00", "Europe/London"),
            Sessions.at("2026-10-25T01:30:00Z", "Europe/London"),
            Sessions.at("2026-10-26T00:10:00+14:00", "Pacific/Kiritimati"));

    /** What a phone tells of one session, in the order in which it happened; each is one of the bodies. */
    private record Bout(int first, List<Integer> corrections, boolean withdrawn) {}

    /** What a phone tells of one excusal. */
    private record Excuse(int days, boolean withdrawn) {}

    /** Something that is told. */
    sealed interface Told {
        record OfSession(SessionCommand command) implements Told {}

        record OfExcusal(UUID id, ExcusalCommand command) implements Told {}
    }

    @Provide
    Arbitrary<List<Told>> told() {
        Arbitrary<Integer> body = Arbitraries.integers().between(0, BODIES.size() - 1);
        Arbitrary<Bout> bout = Combinators.combine(body, body.list().ofMaxSize(3), Arbitraries.of(true, false, false))
                .as(Bout::new);
        Arbitrary<Excuse> excuse = Combinators.combine(
                        Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                .as(Excuse::new);
        return Combinators.combine(
                        bout.list().ofMinSize(1).ofMaxSize(5), excuse.list().ofMaxSize(3))
                .as((bouts, excuses) -> Stream.concat(
                                IntStream.range(0, bouts.size())
                                        .boxed()
                                        .flatMap(at -> sessions(new UUID(2, at), bouts.get(at))),
                                IntStream.range(0, excuses.size())
                                        .boxed()
                                        .flatMap(at -> excusals(new UUID(3, at), excuses.get(at))))
                        .toList());
    }

    @Property
    void whatever_order_they_arrive_in_and_however_often_the_same_log_is_left(
            @ForAll("told") List<Told> told, @ForAll Random random) {
        assertThat(left(arriving(told, random))).isEqualTo(left(told));
    }

    private static Stream<Told> sessions(UUID id, Bout bout) {
        List<Told> told = new ArrayList<>();
        told.add(log(id, bout.first, new IfMatch.Absent()));
        for (int at = 0; at < bout.corrections.size(); at++) {
            told.add(log(id, bout.corrections.get(at), new IfMatch.OneOf(List.of(Integer.toString(at + 1)))));
        }
        if (bout.withdrawn) {
            told.add(new Told.OfSession(new WithdrawSession(id, new IfMatch.Absent(), CLIENT)));
        }
        return told.stream();
    }

    private static Told log(UUID id, int body, IfMatch ifMatch) {
        return new Told.OfSession(new LogSession(id, BODIES.get(body), ifMatch, CLIENT));
    }

    private static Stream<Told> excusals(UUID id, Excuse excuse) {
        LocalDate from = LocalDate.of(2026, 10, 24);
        Told days = new Told.OfExcusal(
                id, new ExcuseDays(id, from, from.plusDays(excuse.days), ExcusalReason.ILLNESS, CLIENT));
        return excuse.withdrawn
                ? Stream.of(days, new Told.OfExcusal(id, new WithdrawExcusal(id, CLIENT)))
                : Stream.of(days);
    }

    private static List<Told> arriving(List<Told> told, Random random) {
        List<Told> arriving = new ArrayList<>();
        told.forEach(one -> arriving.addAll(Collections.nCopies(1 + random.nextInt(3), one)));
        Collections.shuffle(arriving, random);
        return arriving;
    }

    /** What is left when all of it has arrived and been told again until nothing changes any more. */
    private static Map<UUID, Object> left(List<Told> arriving) {
        Map<UUID, SessionState> sessions = new HashMap<>();
        Map<UUID, ExcusalState> excusals = new HashMap<>();
        boolean something = true;
        while (something) {
            something = false;
            for (Told told : arriving) {
                something |= switch (told) {
                    case Told.OfSession(SessionCommand command) ->
                        happens(
                                sessions,
                                command.sessionId(),
                                new SessionState.Unseen(),
                                state -> SessionDecider.decide(state, command, ITEMS, NOW),
                                SessionDecider::evolve);
                    case Told.OfExcusal(UUID id, ExcusalCommand command) ->
                        happens(
                                excusals,
                                id,
                                new ExcusalState.Unseen(),
                                state -> ExcusalDecider.decide(state, command),
                                ExcusalDecider::evolve);
                };
            }
        }
        Map<UUID, Object> left = new HashMap<>(excusals);
        left.putAll(sessions);
        return left;
    }

    private static <S> boolean happens(
            Map<UUID, S> states, UUID id, S unseen, Function<S, Decision> decide, BiFunction<S, Past, S> evolve) {
        S state = states.getOrDefault(id, unseen);
        if (!(decide.apply(state) instanceof Accepted(List<Event> events))) {
            return false;
        }
        for (Event event : events) {
            // The version only serves the answer; it is what differs with the order.
            state = evolve.apply(state, new Past(1, NOW, event));
        }
        states.put(id, state);
        return true;
    }
}
