package onward.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import onward.bench.Comparison.Side;
import onward.bench.Setup.Filled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a coach and a client look at, against an HTTP answer that says nothing and against the same rows by SQL. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Reads as coaches and clients do, against an empty answer and against the rows alone.")
final class Read implements Callable<Integer> {
    private static final String SESSIONS = """
            select s.*, p.items from %1$s.session_revision s
            left join %1$s.plan_version p on p.client_id = s.client_id and p.plan_version = 1
            where s.client_id = ? and s.local_date between current_date - %2$d and current_date
                and s.superseded_at is null
            """;

    @Mixin
    private final Setup setup = new Setup();

    @Option(names = "--steps", defaultValue = "100", description = "Of each side in a round (default: 100).")
    private int steps;

    private final Map<String, Object> facts = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        try (Filled filled = setup.up()) {
            List<Comparison> comparisons = comparisons(filled);
            setup.reportSteps("read", new Rounds(setup.rounds, 4 * steps, steps).run(comparisons), facts);
        }
        return 0;
    }

    private List<Comparison> comparisons(Filled filled) throws Exception {
        Store store = filled.store();
        LocalDate today = LocalDate.now(History.ZONE);
        String weeks = "/adherence?from=" + today.minusDays(History.WEEKS_DATES) + "&to=" + today.minusDays(1);
        String adherence = store.schema("adherence");
        var reading = new Reading(store, filled.clients());
        List<Comparison> comparisons = new ArrayList<>(List.of(
                reading.compare("`today`", "/today", SESSIONS.formatted(adherence, 1)),
                reading.compare("adherence of 4 weeks", weeks, SESSIONS.formatted(adherence, History.WEEKS_DATES)),
                reading.compare("timeline, newest 50", "/timeline?order=desc", entries(store.schema("timeline")))));
        if (store.gateway().send(store.gateway().get("/v1/roster")).statusCode() == 200) {
            String of = "roster of " + filled.clients().size();
            comparisons.add(new Comparison(
                    of, List.of(reading.nothing(), reading.all("front door", store.gateway(), "/v1/roster"))));
        } else {
            System.out.println("There is no roster here yet: it is left out.");
        }
        return comparisons;
    }

    /** The sides of one read, each client in turn. */
    private record Reading(Store store, List<UUID> clients) {
        Comparison compare(String what, String path, String sql) {
            return new Comparison(
                    what,
                    List.of(
                            nothing(),
                            new Side("its rows by SQL", rows(sql)),
                            new Side("at progress", asked(store.progress(), path)),
                            new Side("front door", asked(store.gateway(), path))));
        }

        Side nothing() {
            return all("nothing: `/health/liveness`", store.progress(), "/health/liveness");
        }

        Side all(String name, Door door, String path) {
            var request = door.get(path);
            return new Side(name, _ -> () -> door.succeed(request));
        }

        private Probe asked(Door door, String path) {
            return turn -> {
                var request = door.get("/v1/clients/" + clients.get(turn % clients.size()) + path);
                return () -> door.succeed(request);
            };
        }

        private Probe rows(String sql) {
            // Ends with the bench.
            Connection connection = store.connection("progress");
            return turn -> () -> read(connection, sql, clients.get(turn % clients.size()));
        }

        private static void read(Connection connection, String sql, UUID client) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, client);
                try (ResultSet row = select.executeQuery()) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        for (int column = 1; column <= columns; column++) {
                            row.getObject(column);
                        }
                    }
                }
            }
        }
    }

    private static String entries(String timeline) {
        return """
                select at, recorded_at, event_id, kind, event_type, type_version, event_version, payload
                from %s.entry where client_id = ? order by at desc, recorded_at desc, event_id desc limit 50
                """.formatted(timeline);
    }
}
