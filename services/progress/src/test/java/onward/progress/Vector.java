package onward.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onward.contracts.Json;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;

/** One case of {@code contracts/vectors/adherence.json}: what is known of a client, and the figures it must give. */
public record Vector(
        String name,
        ZoneId homeZone,
        List<Plan> plans,
        List<Excusal> excusals,
        List<Known> sessions,
        LocalDate from,
        LocalDate to,
        Optional<LocalDate> today,
        Expected expected) {

    private static final Path FILE = Path.of("../../contracts/vectors/adherence.json");
    private static final ObjectMapper JSON = Json.tolerant().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Plans stand in the order of their versions. */
    public record Plan(LocalDate effectiveFrom, List<PlanItem> items) {}

    public record Excusal(LocalDate from, LocalDate to, ExcusalReason reason) {}

    /** A revision of a session, or its withdrawal, in which there is none. */
    public record Known(UUID id, int revision, Optional<Session> session) {}

    public record Earned(String earned, String due, Optional<String> ratio) {}

    public record ExpectedStreaks(int moving, int onPlan) {}

    public record Expected(
            Optional<String> overall,
            TreeMap<String, Earned> categories,
            TreeMap<String, Earned> items,
            Optional<ExpectedStreaks> streaks) {}

    @Override
    public String toString() {
        return name;
    }

    public static Stream<Vector> all() {
        try {
            return stream(JSON.readTree(Files.readString(FILE))).map(Vector::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector read(JsonNode vector) {
        return new Vector(
                vector.get("name").textValue(),
                ZoneId.of(vector.get("homeZone").textValue()),
                stream(vector.get("plans")).map(Vector::plan).toList(),
                stream(vector.get("excusals"))
                        .map(excusal -> value(excusal, Excusal.class))
                        .toList(),
                stream(vector.get("sessions")).map(Vector::known).toList(),
                LocalDate.parse(vector.at("/window/from").textValue()),
                LocalDate.parse(vector.at("/window/to").textValue()),
                Optional.ofNullable(vector.get("today"))
                        .map(JsonNode::textValue)
                        .map(LocalDate::parse),
                value(vector.get("expect"), Expected.class));
    }

    private static Plan plan(JsonNode plan) {
        return new Plan(
                LocalDate.parse(plan.get("effectiveFrom").textValue()),
                stream(plan.get("items")).map(Vector::item).toList());
    }

    private static PlanItem item(JsonNode item) {
        ObjectNode whole = item.deepCopy();
        if (!whole.has("perSide")) {
            whole.put("perSide", false);
        }
        return value(whole, PlanItem.class);
    }

    private static Known known(JsonNode session) {
        UUID id = UUID.fromString(session.get("id").textValue());
        return session.path("withdrawn").booleanValue()
                ? new Known(id, 0, Optional.empty())
                : new Known(id, session.get("revision").intValue(), Optional.of(value(session, Session.class)));
    }

    private static <T> T value(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
