package onward.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.value.Session;
import onward.local.demo.Happening.Agreed;
import onward.local.demo.Happening.CheckIn;
import onward.local.demo.Happening.Corrected;
import onward.local.demo.Happening.Excused;
import onward.local.demo.Happening.Note;
import onward.local.demo.Happening.OffLine;
import onward.local.demo.Happening.Paused;
import onward.local.demo.Happening.Withdrawn;

/** The sessions of a story, as a phone brings them: in batches, those from off line apart, then what was set right. */
final class Sessions {
    private static final int MOST_IN_A_BATCH = 500;
    /** The answer to the first attempt was lost on the way. */
    private static final int REPEATED = 3;

    private final Story story;
    private final Seed seed;
    private final String email;
    private final Instant anchor;
    private final LocalDate today;
    private final List<Done> done;

    /** @param bout its place in the day */
    private record Done(int day, int bout, Bout as) {}

    record Batch(List<Operation> operations) {}

    /**
     * One operation of a batch.
     *
     * @param op {@code put} or {@code withdraw}
     */
    record Operation(String op, UUID sessionId, Optional<String> ifMatch, Optional<Session> session) {}

    Sessions(Story story, Seed seed, Instant anchor) {
        this.story = story;
        this.seed = seed;
        this.email = story.email();
        this.anchor = anchor;
        this.today = LocalDate.ofInstant(anchor, story.home());
        this.done = IntStream.rangeClosed(Day.FIRST, 0)
                .boxed()
                .flatMap(this::on)
                .filter(this::isOver)
                .toList();
    }

    List<Batch> batches() {
        int offLineSince = story.happenings().stream()
                .flatMap(happening -> happening instanceof OffLine(int since) ? Stream.of(since) : Stream.empty())
                .findFirst()
                .orElse(1);
        var batches = new ArrayList<Batch>();
        add(
                batches,
                done.stream()
                        .filter(one -> one.day() < offLineSince)
                        .map(this::put)
                        .toList());
        add(batches, broughtLater(offLineSince));
        add(batches, story.happenings().stream().flatMap(this::setRight).toList());
        return List.copyOf(batches);
    }

    private Stream<Done> on(int number) {
        Chance chance = seed.chance(email + " day " + number);
        List<Bout> bouts = story.days()
                .apply(new Day(number, today.plusDays(number), story.pain().applyAsInt(number), chance));
        return IntStream.range(0, bouts.size()).mapToObj(bout -> new Done(number, bout, bouts.get(bout)));
    }

    private boolean isOver(Done one) {
        return !session(one)
                .startedAt()
                .plusMinutes(one.as().minutes())
                .toInstant()
                .isAfter(anchor);
    }

    private List<Operation> broughtLater(int since) {
        List<Operation> kept = seed.chance(email + " off line")
                .shuffled(done.stream()
                        .filter(one -> one.day() >= since)
                        .map(this::put)
                        .toList());
        return Stream.concat(kept.stream(), kept.stream().limit(REPEATED)).toList();
    }

    private Stream<Operation> setRight(Happening happening) {
        return switch (happening) {
            case Corrected(int day, int bout, var to) ->
                find(day, bout)
                        .map(was -> new Operation(
                                "put",
                                id(was),
                                Optional.of("1"),
                                Optional.of(session(new Done(day, bout, to.apply(was.as()))))));
            case Withdrawn(int day, int bout) ->
                find(day, bout).map(was -> new Operation("withdraw", id(was), Optional.empty(), Optional.empty()));
            case Agreed _, CheckIn _, Note _, Excused _, Paused _, OffLine _ -> Stream.empty();
        };
    }

    private Stream<Done> find(int day, int bout) {
        return done.stream().filter(one -> one.day() == day && one.bout() == bout);
    }

    private Operation put(Done one) {
        return new Operation("put", id(one), Optional.empty(), Optional.of(session(one)));
    }

    private Session session(Done one) {
        return one.as().session(today.plusDays(one.day()), story.home());
    }

    private UUID id(Done one) {
        return seed.id(email + " bout " + one.bout() + " of day " + one.day());
    }

    private static void add(List<Batch> batches, List<Operation> operations) {
        for (int from = 0; from < operations.size(); from += MOST_IN_A_BATCH) {
            batches.add(new Batch(operations.subList(from, Math.min(operations.size(), from + MOST_IN_A_BATCH))));
        }
    }
}
