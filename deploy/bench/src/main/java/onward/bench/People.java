package onward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Enrols clients through the front door, as everybody is, so that they have keys, a coach and a plan. */
final class People {
    private static final int AT_ONCE = 4;
    /** Before everything that anybody is told to have done. */
    private static final int PLAN_BEGAN_DAYS_AGO = 1_200;

    private final Door gateway;
    private final LocalDate today;

    People(Door gateway, LocalDate today) {
        this.gateway = gateway;
        this.today = today;
    }

    /** Whoever is enrolled already stays as they are. */
    List<UUID> enrol(String group, int count) throws InterruptedException, ExecutionException {
        List<UUID> ids = IntStream.range(0, count)
                .mapToObj(one -> Instance.id(group + " " + one))
                .toList();
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = new ArrayList<Future<UUID>>();
            for (UUID id : ids) {
                Callable<UUID> enrolled = () -> enrol(id);
                answers.add(callers.submit(enrolled));
            }
            for (Future<UUID> answer : answers) {
                answer.get();
            }
        }
        return ids;
    }

    private UUID enrol(UUID id) throws IOException, InterruptedException {
        gateway.insist(gateway.post("/v1/clients", """
                        {"clientId": "%s", "name": "Somebody", "email": "%s@demo.onward.test",
                         "timeZone": "%s"}""".formatted(id, id, History.ZONE)));
        gateway.insist(gateway.put("/v1/clients/" + id + "/plan", """
                        {"effectiveFrom": "%s", "template": "keep-moving"}""".formatted(today.minusDays(PLAN_BEGAN_DAYS_AGO))));
        return id;
    }

    /** Who enrols them. */
    UUID coach() throws IOException, InterruptedException {
        JsonNode me = gateway.ok(gateway.get("/v1/me"));
        return UUID.fromString(me.get("personId").asText());
    }
}
