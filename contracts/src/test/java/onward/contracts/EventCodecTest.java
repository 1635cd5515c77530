package onward.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.ContractFiles.Example;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.SessionLogged;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Range;
import onward.contracts.value.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final ObjectMapper TREE =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final EventCodec codec = new EventCodec();

    static Stream<Example> examples() {
        return ContractFiles.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_becomes_a_record_and_the_same_json_again(Example example) throws IOException {
        Event event = decode(example);
        assertThat(EventType.of(event).wireName()).isEqualTo(example.type());
        assertThat(TREE.readTree(codec.encode(event))).isEqualTo(TREE.readTree(example.json()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void members_that_a_newer_producer_added_are_ignored(Example example) throws IOException {
        JsonNode newer = TREE.readTree(example.json());
        addEverywhere(newer);
        assertThat(codec.decode(
                        example.type(), example.version(), newer.toString().getBytes(UTF_8)))
                .isEqualTo(decode(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_missing_member_is_optional_or_an_error_but_never_null(Example example) throws JsonProcessingException {
        ObjectNode whole = (ObjectNode) TREE.readTree(example.json());
        JsonNode required = TREE.readTree(ContractFiles.byId(ContractFiles.schemaId(example.type(), example.version())))
                .get("required");
        for (JsonNode member : required) {
            boolean list = whole.get(member.textValue()).isArray();
            byte[] without =
                    whole.deepCopy().without(member.textValue()).toString().getBytes(UTF_8);
            if (!list || member.textValue().equals("items")) {
                assertThatThrownBy(() -> codec.decode(example.type(), example.version(), without))
                        .as(member.textValue())
                        .isInstanceOf(UndecodableEvent.class);
            }
        }
    }

    @Test
    void numbers_keep_their_decimals_and_times_their_offset() {
        SessionLogged abroad = (SessionLogged) decode(example("SessionLogged", "from-a-device-abroad.json"));
        assertThat(abroad.session().startedAt()).isEqualTo(OffsetDateTime.parse("2026-06-03T15:30:20.5+09:00"));
        assertThat(abroad.session().localDate()).isEqualTo("2026-06-03");
        assertThat(abroad.session().entries()).containsExactly(new Entry.Timed("walk", new BigDecimal("12.35")));
    }

    @Test
    void a_round_number_is_written_as_people_write_it() throws JsonProcessingException {
        Entry walk = new Entry.Timed("walk", new BigDecimal("1E+1"));
        assertThat(Json.tolerant().writeValueAsString(walk)).isEqualTo("{\"item\":\"walk\",\"minutes\":10}");
        JsonNode tree = Json.tolerant().valueToTree(new Entry.Timed("walk", new BigDecimal("10.00")));
        assertThat(tree).hasToString("{\"item\":\"walk\",\"minutes\":10.00}");
    }

    @Test
    void both_kinds_of_entry_and_the_sides_are_told_apart() {
        SessionLogged sets = (SessionLogged) decode(example("SessionLogged", "per-side-sets.json"));
        assertThat(sets.session().entries().getFirst())
                .isInstanceOfSatisfying(
                        Entry.Sets.class,
                        bug -> assertThat(bug.sets())
                                .contains(new PerformedSet(
                                        Optional.of(Side.RIGHT), Optional.of(6), Optional.empty(), Optional.empty())));
    }

    @Test
    void every_kind_of_dose_and_frequency_is_told_apart() {
        PlanActivated plan = (PlanActivated) decode(example("PlanActivated", "own-items-on-named-weekdays.json"));
        assertThat(plan.items().getFirst().dose()).contains(new Dose.Minutes(new BigDecimal("12.5")));
        assertThat(plan.items().getFirst().frequency())
                .isEqualTo(new Frequency.PerDay(2, List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)));
        assertThat(plan.items().getLast().dose()).contains(new Dose.Hold(new Range(2, 2), new Range(45, 60)));
        assertThat(plan.items().getLast().slug()).isEqualTo("hip-flexor-stretch");
        PlanActivated template = (PlanActivated) decode(example("PlanActivated", "keep-moving.json"));
        assertThat(template.items())
                .anySatisfy(item -> assertThat(item.dose()).contains(new Dose.Reps(new Range(3, 3), new Range(10, 12))))
                .anySatisfy(item -> assertThat(item.dose()).isEmpty());
    }

    @Test
    void an_unknown_type_or_version_is_undecodable() {
        byte[] json = "{}".getBytes(UTF_8);
        assertThatThrownBy(() -> codec.decode("SessionDreamt", 1, json))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining("SessionDreamt");
        assertThatThrownBy(() -> codec.decode("SessionLogged", 99, json))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining("99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"sessionId\":\"x\"}", "\u0001"})
    void a_broken_payload_is_undecodable(String json) {
        assertThatThrownBy(() -> codec.decode("SessionLogged", 1, json.getBytes(UTF_8)))
                .isInstanceOf(UndecodableEvent.class);
    }

    private Event decode(Example example) {
        return codec.decode(example.type(), example.version(), example.json().getBytes(UTF_8));
    }

    private static Example example(String type, String file) {
        return ContractFiles.examples(type, 1).stream()
                .filter(one -> one.file().endsWith(file))
                .findFirst()
                .orElseThrow();
    }

    private static void addEverywhere(JsonNode node) {
        node.forEach(EventCodecTest::addEverywhere);
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater").putArray("because").add(1);
        }
    }
}
