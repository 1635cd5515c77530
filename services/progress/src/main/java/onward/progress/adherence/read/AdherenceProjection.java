package onward.progress.adherence.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import onward.contracts.Topics;
import onward.contracts.event.Event;
import onward.kit.intake.Incoming;
import onward.kit.rebuild.Rebuildable;

/** Keeps the facts that adherence and progress are computed from when they are asked for. */
@Singleton
@Named(AdherenceProjection.NAME)
final class AdherenceProjection implements Rebuildable {
    static final String NAME = "adherence";

    private static final int SHAPE = 3;

    private final FiguresChanged changed;

    AdherenceProjection(FiguresChanged changed) {
        this.changed = changed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return SHAPE;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        Changes changes = new Changes();
        for (Incoming event : events) {
            switch (event.content()) {
                case Incoming.Content.Happened(Event happened) -> changes.add(event.envelope(), happened);
                case Incoming.Content.Erased _ -> {}
            }
        }
        changes.write(connection);
        List<FiguresChanged.Change> seen = changes.seen(connection);
        StreakTable.forget(connection, seen);
        changed.changed(connection, seen);
    }
}
