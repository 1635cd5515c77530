package onward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import onward.bench.Setup.Filled;
import onward.contracts.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * How many events a second a projection is made anew from, from asking for it until it is read, against reading the same
 * events from Kafka and copying the same rows into the same tables.
 */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Rebuilds both projections, against reading Kafka and copying the same rows.")
final class Rebuild implements Callable<Integer> {
    private static final String FLOOR = "floor";
    private static final int WARM_UP = 2;
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Map<String, Set<String>> PROJECTIONS = Map.of(
            "timeline", Set.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS),
            "adherence", Set.of(Topics.ACTIVITY));

    @Mixin
    private final Setup setup = new Setup();

    private final Map<String, Object> facts = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        try (Filled filled = setup.up()) {
            Door admin = filled.store().admin();
            List<Measure> measures = new ArrayList<>();
            for (String projection : List.of("timeline", "adherence")) {
                measures.addAll(measured(filled, projection, admin));
            }
            setup.report("rebuild", measures, facts);
        }
        return 0;
    }

    private static String path(String projection) {
        return "/v1/admin/projections/" + projection + "/rebuild";
    }

    private List<Measure> measured(Filled filled, String projection, Door admin) throws Exception {
        // The first ones run code that nobody has compiled yet.
        for (int warming = 0; warming < WARM_UP; warming++) {
            floor(filled, projection);
            rebuild(projection, admin);
        }
        Map<String, List<Load>> loads = new Sides()
                .with(FLOOR, () -> floor(filled, projection))
                .with("rebuild", () -> rebuild(projection, admin))
                .run(setup.rounds);
        return List.of(
                Measure.of(projection, FLOOR, loads.get(FLOOR)),
                Measure.against(loads.get(FLOOR), projection, "rebuild", loads.get("rebuild")));
    }

    private static Load floor(Filled filled, String projection) throws Exception {
        Store store = filled.store();
        try (Connection connection = store.connection("progress")) {
            Copying rows = Copying.of(connection, store.schema(projection), filled.folder());
            long begun = System.nanoTime();
            long events = new Consuming(store.port("kafka")).run(PROJECTIONS.get(projection));
            rows.run(connection);
            Load load = Load.of(events, System.nanoTime() - begun);
            Copying.drop(connection);
            return load;
        }
    }

    private Load rebuild(String projection, Door admin) throws Exception {
        return rebuild(projection, admin, facts);
    }

    /**
     * From asking for it until it is read.
     *
     * @param facts are given how fast it loaded
     */
    static Load rebuild(String projection, Door admin, Map<String, Object> facts) throws Exception {
        long begun = System.nanoTime();
        admin.insist(admin.post(path(projection), ""));
        JsonNode status = admin.ok(admin.get(path(projection)));
        while (!Set.of("switched", "differs", "failed")
                .contains(status.get("state").asText())) {
            Thread.sleep(GLANCE);
            status = admin.ok(admin.get(path(projection)));
        }
        long took = System.nanoTime() - begun;
        if (!status.get("state").asText().equals("switched")) {
            throw new IllegalStateException("The rebuild ended with " + status);
        }
        facts.put(
                projection + ", loading only, a second", status.get("perSecond").asDouble());
        return Load.of(status.get("events").asLong(), took);
    }
}
