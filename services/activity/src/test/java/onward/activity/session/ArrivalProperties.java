package onward.activity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import onward.activity.pause.PauseCommand;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.activity.pause.PauseDecider;
import onward.activity.pause.PauseState;
import onward.activity.pause.Pauses;
import onward.activity.plan.ActivatePlan;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.activity.plan.Items;
import onward.activity.plan.KnownItems;
import onward.activity.plan.PlanDecider;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Measure;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.SpinalLoad;

/**
 * What phones tell reaches the service in any order and more than once; what is refused for what is still missing they
 * tell again. Meanwhile a coach prescribes, pauses and resumes. The log that is left is always the same, and so are all
 * figures that are made of it.
 */
class ArrivalProperties {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final UUID CLIENT = new UUID(1, 1);
    private static final UUID COACH = new UUID(1, 2);
    private static final Catalogue CATALOGUE = new Catalogue(
            List.of(new Exercise(
                    "walk",
                    "Walk",
                    Category.WALKING,
                    Measure.MINUTES,
                    false,
                    SpinalLoad.LOW,
                    Optional.empty(),
                    List.of("Walk."))),
            List.of());
    /** Until one of the second half is prescribed nobody knows what an evening round is. */
    private static final List<List<PlanItem>> PLANS = List.of(
            List.of(Items.walk("10")),
            List.of(Items.walk("7.5"), Items.weekly("light-row", 2)),
            List.of(Items.of(Items.walk("10"), "walk"), eveningRound("5")),
            List.of(eveningRound("10")));
    /** Around the hour that London has twice, and in a zone that is a date ahead. */
    private static final List<ToldSession> BODIES = List.of(
            Sessions.walk("10"),
            Sessions.walk("7.5"),
            Sessions.at("2026-10-25T01:30:00+01:00", "Europe/London"),
            Sessions.at("2026-10-25T01:30:00Z", "Europe/London"),
            Sessions.at("2026-10-26T00:10:00+14:00", "Pacific/Kiritimati"),
            Sessions.of(new Entry.Timed("evening-round", BigDecimal.TEN)));

    /** What a phone tells of one session, in the order in which it happened; each is one of the bodies. */
    private record Bout(int first, List<Integer> corrections, boolean withdrawn) {}

    /** What a phone tells of one excusal. */
    private record Excuse(int days, boolean withdrawn) {}

    /** Something that is told: by a phone again and again, by a coach in order. */
    sealed interface Told {
        record OfSession(SessionCommand command) implements Told {}

        record OfExcusal(UUID id, ExcusalCommand command) implements Told {}

        record OfPlan(ActivatePlan command) implements Told {}

        record OfPause(UUID id, PauseCommand command) implements Told {}
    }

    /** A version of the plan, a pause or its end; what cannot be at that moment is refused. */
    @Provide
    Arbitrary<List<Told>> prescribed() {
        Arbitrary<Integer> which = Arbitraries.integers().between(0, PLANS.size() - 1);
        Arbitrary<LocalDate> date = Arbitraries.integers()
                .between(0, 9)
                .map(day -> LocalDate.of(2026, 10, 20).plusDays(day));
        Arbitrary<Told> plan = Combinators.combine(which, date).as((number, from) -> plan(PLANS.get(number), from));
        Arbitrary<Told> pause = Combinators.combine(which, date)
                .as((number, from) -> new Told.OfPause(
                        new UUID(4, number), new PausePlan(new UUID(4, number), from, ExcusalReason.TRAVEL, COACH)));
        Arbitrary<Told> resume = date.map(on -> new Told.OfPause(new UUID(4, 0), new ResumePlan(on, COACH)));
        return Arbitraries.oneOf(plan, pause, resume).list().ofMaxSize(8);
    }

    private static Told plan(List<PlanItem> items, LocalDate from) {
        return new Told.OfPlan(new ActivatePlan(
                from, new OwnItems(items), List.of(PlanOverride.NEVER_STOP), new IfMatch.Absent(), COACH));
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
            @ForAll("told") List<Told> told, @ForAll("prescribed") List<Told> prescribed, @ForAll Random random) {
        assertThat(left(amid(twice(prescribed, random), arriving(told, random), random)))
                .isEqualTo(
                        left(Stream.concat(prescribed.stream(), told.stream()).toList()));
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

    /** In the same order, each once or twice at once. */
    private static List<Told> twice(List<Told> prescribed, Random random) {
        List<Told> all = new ArrayList<>();
        prescribed.forEach(one -> all.addAll(Collections.nCopies(1 + random.nextInt(2), one)));
        return all;
    }

    /** What the coach does falls anywhere among what arrives. */
    private static List<Told> amid(List<Told> prescribed, List<Told> arriving, Random random) {
        List<Told> all = new ArrayList<>(arriving);
        int at = 0;
        for (Told one : prescribed) {
            at += random.nextInt(all.size() - at + 1);
            all.add(at++, one);
        }
        return all;
    }

    /** All that can be read of the client afterwards. */
    private record Left(
            Map<UUID, SessionState> sessions, Map<UUID, ExcusalState> excusals, Plans plans, Pauses pauses) {}

    /** What is left when all of it has arrived and the phone has told it again until nothing changes any more. */
    private static Left left(List<Told> arriving) {
        Heard heard = new Heard();
        arriving.forEach(heard::hears);
        boolean something = true;
        while (something) {
            something = false;
            for (Told told : arriving) {
                something |= isOfThePhone(told) && heard.hears(told);
            }
        }
        return new Left(heard.sessions, heard.excusals, heard.plans, heard.pauses.pauses());
    }

    private static boolean isOfThePhone(Told told) {
        return switch (told) {
            case Told.OfSession _, Told.OfExcusal _ -> true;
            case Told.OfPlan _, Told.OfPause _ -> false;
        };
    }

    private static final class Heard {
        private final Map<UUID, SessionState> sessions = new HashMap<>();
        private final Map<UUID, ExcusalState> excusals = new HashMap<>();
        private final Map<UUID, PauseState> paused = new HashMap<>();
        private Plans plans = Plans.none();
        private PauseState pauses = new PauseState(Pauses.none(), Optional.empty());

        /** Whether anything happened. */
        boolean hears(Told told) {
            return switch (told) {
                case Told.OfSession(SessionCommand command) ->
                    happens(
                            sessions,
                            command.sessionId(),
                            new SessionState.Unseen(),
                            state ->
                                    SessionDecider.decide(state, command, new KnownItems(plans, CATALOGUE, false), NOW),
                            SessionDecider::evolve);
                case Told.OfExcusal(UUID id, ExcusalCommand command) ->
                    happens(
                            excusals,
                            id,
                            new ExcusalState.Unseen(),
                            state -> ExcusalDecider.decide(state, command),
                            ExcusalDecider::evolve);
                case Told.OfPlan(ActivatePlan command) -> prescribes(command);
                case Told.OfPause(UUID id, PauseCommand command) -> pauses(id, command);
            };
        }

        private boolean prescribes(ActivatePlan command) {
            List<Event> events = events(PlanDecider.decide(plans, command, CATALOGUE, false));
            events.forEach(event -> plans = plans.with(new PlanVersion((PlanActivated) event, 1, NOW)));
            return !events.isEmpty();
        }

        private boolean pauses(UUID id, PauseCommand command) {
            Optional<PauseState.Said> said = Optional.ofNullable(paused.get(id)).flatMap(PauseState::said);
            List<Event> events = events(PauseDecider.decide(new PauseState(pauses.pauses(), said), command));
            events.forEach(event -> {
                pauses = new PauseState(pauses.pauses(), Optional.empty()).after(new Past(1, NOW, event));
                if (pauses.said().isPresent()) {
                    paused.put(id, pauses);
                }
            });
            return !events.isEmpty();
        }
    }

    private static List<Event> events(Decision decision) {
        return decision instanceof Accepted(List<Event> events) ? events : List.of();
    }

    private static <S> boolean happens(
            Map<UUID, S> states, UUID id, S unseen, Function<S, Decision> decide, BiFunction<S, Past, S> evolve) {
        S state = states.getOrDefault(id, unseen);
        List<Event> events = events(decide.apply(state));
        for (Event event : events) {
            // The version only serves the answer; it is what differs with the order.
            state = evolve.apply(state, new Past(1, NOW, event));
        }
        states.put(id, state);
        return !events.isEmpty();
    }

    private static PlanItem eveningRound(String minutes) {
        return Items.of(
                Items.daily("evening-round", Category.WALKING, new Dose.Minutes(new BigDecimal(minutes)), 1), "walk");
    }
}
