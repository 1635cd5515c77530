package onward.activity.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.Past;
import onward.activity.store.Appending.Basis;
import onward.activity.studio.OpenStudio;
import onward.activity.studio.StudioDecider;
import onward.activity.studio.StudioState;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.Event;
import onward.kit.database.Database;
import onward.kit.sealing.Keys;
import onward.kit.store.EventStore;
import onward.kit.store.Loaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Studios and their staff: load, decide, append. */
final class Studios {
    private static final Logger LOG = LoggerFactory.getLogger(Studios.class);

    private final EventStore store;
    private final Appending appending;
    private final Database database;
    private final EmailAddresses addresses;
    private final Keys keys;
    private final StudioFold fold = new StudioFold();
    private final Attempts attempts = new Attempts();

    Studios(EventStore store, Appending appending, Database database, EmailAddresses addresses, Keys keys) {
        this.store = store;
        this.appending = appending;
        this.database = database;
        this.addresses = addresses;
        this.keys = keys;
    }

    /**
     * Opens the studio with its staff, or adds what is not there of it yet.
     *
     * @throws IllegalStateException if it cannot be as the operator wants it
     */
    void open(OpenStudio studio) {
        attempts.on(studio.studioId(), () -> openOnce(studio));
    }

    /** Those of the studio's staff who look after clients. */
    Set<UUID> coaches(UUID studioId) {
        return state(studioId).coaches();
    }

    /** The studio as it stands. */
    StudioState state(UUID studioId) {
        return store.load(studioId, fold, List.of()).state();
    }

    /** Changes what the studio adds to the catalogue. */
    Outcome<StudioState> define(UUID studioId, Function<StudioState, Decision> decide) {
        return attempts.on(studioId, () -> {
            Loaded<StudioState> loaded = store.load(studioId, fold, List.of());
            return appending.carryOut(
                    decide.apply(loaded.state()),
                    new Basis<>(
                            studioId,
                            loaded.version(),
                            Optional.empty(),
                            loaded.state(),
                            (StudioState state, Past past) -> state.evolve(past)));
        });
    }

    private Outcome<StudioState> openOnce(OpenStudio studio) {
        Loaded<StudioState> loaded = store.load(studio.studioId(), fold, List.of());
        Decision decision = StudioDecider.decide(loaded.state(), studio);
        return switch (decision) {
            case Refused refusal ->
                throw new IllegalStateException(
                        "The studio " + studio.studioId() + " cannot be opened: " + refusal.detail());
            case Repeated() -> new Outcome.Done<>(loaded.state(), false);
            case Accepted(List<Event> events) -> {
                keys.create(studio.studioId());
                LOG.info("Studio {}: {} new events", studio.studioId(), events.size());
                yield record(
                        events,
                        new Basis<>(
                                studio.studioId(),
                                loaded.version(),
                                Optional.empty(),
                                loaded.state(),
                                (StudioState state, Past past) -> state.evolve(past)));
            }
        };
    }

    private Outcome<StudioState> record(List<Event> events, Basis<StudioState> basis) {
        return database.inTransaction(transaction -> {
            for (Event event : events) {
                if (event instanceof CoachJoined joined
                        && !addresses.take(transaction, joined.email(), joined.personId())) {
                    throw new IllegalStateException(
                            "The e-mail address of " + joined.personId() + " is another person's");
                }
            }
            return appending.carryOut(transaction, events, basis);
        });
    }
}
