package onward.kit.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.sealing.Sealer;
import onward.kit.store.RecentStates.Recent;
import onward.kit.tracing.Origins;
import onward.kit.tracing.Spans;

/**
 * The events of one service: streams of versions without holes, each append with its outbox rows in one transaction.
 * Payloads are sealed under the stream's key.
 */
public final class EventStore implements Loop, AutoCloseable {
    /** Below the broker's limit of 1 MiB, with room for headers. */
    private static final int MOST_BYTES = 900_000;

    private final Database database;
    private final Sealer sealer;
    private final Clock clock;
    private final EventCodec codec = new EventCodec();
    private final EventTable events;
    private final Snapshots snapshots;
    private final RecentStates recent = new RecentStates();
    private final GroupCommit groupCommit;
    private final Runnable committed;
    private final BooleanSupplier open;
    private final AppendMeters meters;
    private final Spans spans;

    /** A store that nobody measures. */
    public EventStore(Database database, Sealer sealer, Clock clock, Runnable committed) {
        this(database, sealer, clock, committed, () -> true, new CompositeMeterRegistry(), Spans.NONE);
    }

    /**
     * @param committed told after each commit that there are events in the outbox
     * @param open whether it may give out versions; while it may not, an append is a failure that passes
     */
    public EventStore(
            Database database,
            Sealer sealer,
            Clock clock,
            Runnable committed,
            BooleanSupplier open,
            MeterRegistry registry,
            Spans spans) {
        this.committed = committed;
        this.open = open;
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
        this.events = new EventTable(sealer, codec);
        this.snapshots = new Snapshots(sealer);
        this.groupCommit = new GroupCommit(database, clock, committed);
        this.meters = new AppendMeters(registry);
        this.spans = spans;
    }

    /**
     * The stream's state, and the events of some subjects in it. The cost depends neither on the length of the stream
     * nor on its other subjects.
     *
     * @throws StreamErased if the stream's key was destroyed
     * @throws DatabaseFailure if a database cannot be reached
     */
    public <S> Loaded<S> load(UUID stream, Fold<S> fold, Collection<UUID> subjects) {
        return database.autoCommit(connection -> {
            Recent<S> from = beginning(connection, stream, fold);
            EventTable.Look look = events.look(connection, stream, from.version(), subjects);
            if (look.version() < from.version()) {
                // The store was set back under us: what is remembered never happened.
                recent.forget(stream);
                from = new Recent<>(fold, 0, fold.initial(), 0);
                look = events.look(connection, stream, 0, subjects);
            }
            Recent<S> now = kept(connection, stream, fold, from.after(look.since()));
            return new Loaded<>(now.version(), now.state(), look.ofSubjects());
        });
    }

    private <S> Recent<S> kept(Connection connection, UUID stream, Fold<S> fold, Recent<S> folded) throws SQLException {
        Recent<S> now = folded;
        if (now.version() - now.snapshot() > Snapshots.LONGEST_TAIL) {
            snapshots.keep(connection, stream, fold, now.version(), now.state());
            now = new Recent<>(fold, now.version(), now.state(), now.version());
        }
        if (now.version() > 0) {
            recent.keep(stream, now);
        }
        return now;
    }

    /** Where a fold begins. */
    private <S> Recent<S> beginning(Connection connection, UUID stream, Fold<S> fold) throws SQLException {
        Optional<Recent<S>> known = known(stream, fold);
        return known.isPresent()
                ? known.get()
                : snapshots
                        .find(connection, stream, fold)
                        .map(kept -> new Recent<>(fold, kept.version(), kept.state(), kept.version()))
                        .orElseGet(() -> new Recent<>(fold, 0, fold.initial(), 0));
    }

    /** What is remembered of a stream is good as long as its key is there, as if it were read. */
    private <S> Optional<Recent<S>> known(UUID stream, Fold<S> fold) {
        return recent.find(stream, fold).filter(_ -> sealer.hasKey(stream));
    }

    /**
     * The stream's state as it is remembered here, if it is; the store is not asked. What is decided on it is right if it
     * can be appended at its version, and else says nothing.
     */
    public <S> Optional<Loaded<S>> remembered(UUID stream, Fold<S> fold) {
        return known(stream, fold).map(state -> new Loaded<>(state.version(), state.state(), List.of()));
    }

    /** What follows that version of the stream, of those types only: at most so many events, in order. */
    public List<Recorded> after(UUID stream, long version, Set<EventType> types, int most) {
        return database.autoCommit(connection -> events.after(connection, stream, version, types, most));
    }

    /** What came before that version of the stream, of those types only: at most so many events, the newest first. */
    public List<Recorded> before(UUID stream, long version, Set<EventType> types, int most) {
        return database.autoCommit(connection -> events.before(connection, stream, version, types, most));
    }

    /** The stream's version; 0 if there is no such stream. */
    public long version(Connection connection, UUID stream) throws SQLException {
        return events.version(connection, stream);
    }

    /**
     * Appends all the events or none, together with whatever else arrives meanwhile. When it returns they are committed.
     *
     * @throws VersionConflict if the stream is not at the expected version
     * @throws EventTooLarge if the broker would refuse one
     * @throws DatabaseFailure if it is not known whether they were appended; saying the same again is safe
     */
    public Appended append(UUID stream, long expectedVersion, List<NewEvent> newEvents) {
        return append(stream, expectedVersion, Optional.empty(), newEvents);
    }

    /**
     * The same for what was decided without having asked for the events of its subject.
     *
     * @param unseen a subject of which the stream must not have an event yet: else it is a {@link VersionConflict} too
     */
    public Appended append(UUID stream, long expectedVersion, Optional<UUID> unseen, List<NewEvent> newEvents) {
        return spans.during("append", SpanKind.INTERNAL, () -> appendNow(stream, expectedVersion, unseen, newEvents));
    }

    private Appended appendNow(UUID stream, long expectedVersion, Optional<UUID> unseen, List<NewEvent> newEvents) {
        Append append = sealed(stream, expectedVersion, unseen, newEvents);
        try {
            Appended appended = meters.waited(() -> groupCommit.append(append).join());
            meters.appended(newEvents.size());
            recent.advance(stream, expectedVersion, recorded(expectedVersion, newEvents, appended));
            return appended;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Appends in the caller's transaction, for what must be decided together with other rows.
     *
     * @return empty if the stream is not at the expected version; then the caller should roll back
     */
    public Optional<Appended> append(
            Connection transaction, UUID stream, long expectedVersion, List<NewEvent> newEvents) throws SQLException {
        Optional<Appended> appended = Optional.ofNullable(AppendStatement.run(
                        transaction,
                        List.of(sealed(stream, expectedVersion, Optional.empty(), newEvents)),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .get(stream));
        // Not yet committed: what its caller rolls back, which is rare, was counted.
        appended.ifPresent(_ -> meters.appended(newEvents.size()));
        return appended;
    }

    /**
     * The same at the stream's end, wherever that is: for what was decided by other rows, which the transaction holds, and
     * stands whatever else the stream was told meanwhile.
     */
    public Appended append(Connection transaction, UUID stream, List<NewEvent> newEvents) throws SQLException {
        Optional<Appended> appended = append(transaction, stream, version(transaction, stream), newEvents);
        if (appended.isPresent()) {
            return appended.get();
        }
        // Who came too late holds the stream's row all the same: from now on nobody comes in between.
        long end = version(transaction, stream);
        return append(transaction, stream, end, newEvents).orElseThrow(() -> new VersionConflict(stream, end));
    }

    /**
     * Has the whole stream published again, for those who miss some of it: what is known is ignored.
     *
     * @return how many events; 0 if there is no such stream
     */
    public int republish(UUID stream) {
        int events = database.inTransaction(connection -> Republishing.of(connection, stream));
        committed.run();
        return events;
    }

    private static List<Recorded> recorded(long expectedVersion, List<NewEvent> newEvents, Appended appended) {
        List<Recorded> recorded = new ArrayList<>(newEvents.size());
        for (NewEvent newEvent : newEvents) {
            recorded.add(new Recorded(
                    newEvent.id(),
                    expectedVersion + recorded.size() + 1,
                    newEvent.subject(),
                    appended.recordedAt(),
                    newEvent.event()));
        }
        return recorded;
    }

    private Append sealed(UUID stream, long expectedVersion, Optional<UUID> unseen, List<NewEvent> newEvents) {
        if (newEvents.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append");
        }
        if (!open.getAsBoolean()) {
            throw new DatabaseFailure(new SQLException("The store was not held against its topic yet", "57P03"));
        }
        List<Append.Sealed> sealed = new ArrayList<>(newEvents.size());
        for (NewEvent newEvent : newEvents) {
            long version = expectedVersion + sealed.size() + 1;
            EventType type = EventType.of(newEvent.event());
            UUID id = newEvent.id();
            byte[] payload = sealer.seal(
                    stream,
                    Sealer.placeOf(id, type.wireName(), type.version(), version),
                    codec.encode(newEvent.event()));
            if (payload.length > MOST_BYTES) {
                throw new EventTooLarge(payload.length, MOST_BYTES);
            }
            sealed.add(new Append.Sealed(
                    version,
                    id,
                    type.wireName(),
                    type.version(),
                    newEvent.subject().orElse(null),
                    payload));
        }
        return new Append(stream, expectedVersion, unseen, sealed, Origins.current());
    }

    @Override
    public String label() {
        return "group commit";
    }

    @Override
    public boolean isAlive() {
        return groupCommit.isAlive();
    }

    /** What was asked for is committed first. */
    @Override
    public void close() {
        groupCommit.close();
    }
}
