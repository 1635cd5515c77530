package onward.progress.adherence.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import onward.contracts.Topics;
import onward.contracts.event.Event;
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;
import onward.kit.rebuild.Rebuildable;
import onward.kit.rebuild.Shown;
import onward.progress.projection.Doubles;

/** Keeps the facts that adherence and progress are computed from when they are asked for. */
@Singleton
@Named(AdherenceProjection.NAME)
final class AdherenceProjection implements Rebuildable {
    static final String NAME = "adherence";

    private static final int SHAPE = 4;

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
    public Projection quietly() {
        return new AdherenceProjection((_, _) -> {});
    }

    @Override
    public Set<String> bulkyTables() {
        return Set.of("session_revision", "check_in");
    }

    @Override
    public void load(Connection connection, List<Incoming> events) throws SQLException {
        write(connection, Changes.inBulk(), events);
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        Doubles.forget(connection, "session_revision", "client_id, session_id, revision");
        Doubles.forget(connection, "check_in", "client_id, check_in_id");
    }

    @Override
    public void complete(Connection connection) throws SQLException {
        SessionTable.supersede(connection);
        StreakTable.begin(connection);
    }

    /** All that figures are made of; what was found of streaks is no more than saved work. */
    @Override
    public List<Shown> shown() {
        return Stream.of(
                        "client",
                        "home_zone",
                        "plan_version",
                        "excusal",
                        "pause",
                        "session_revision",
                        "session_withdrawal",
                        "check_in",
                        "hold",
                        "confirmation",
                        "client_name")
                .map(table -> new Shown(table, "client_id"))
                .toList();
    }

    private static void write(Connection connection, Changes changes, List<Incoming> events) throws SQLException {
        for (Incoming event : events) {
            switch (event.content()) {
                case Incoming.Content.Happened(Event happened) -> changes.add(event.envelope(), happened);
                case Incoming.Content.Erased _ -> {}
            }
        }
        changes.write(connection);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        Changes changes = new Changes();
        write(connection, changes, events);
        List<FiguresChanged.Change> seen = changes.seen(connection);
        StreakTable.forget(connection, seen);
        changed.changed(connection, seen);
    }
}
