package onward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a released version can be broken is found and said; what may be done to it is not. */
class BreakageTest {
    private static final String RELEASED = """
            {"schema": {"type": "object",
              "properties": {
                "from": {"type": "string", "format": "date"},
                "to": {"type": "string", "format": "date"},
                "kind": {"enum": ["a", "b"]},
                "fixed": {"const": 1},
                "minutes": {"type": "number", "exclusiveMinimum": 0, "maximum": 1440},
                "sets": {"type": "array", "maxItems": 50,
                  "items": {"type": "object", "properties": {"reps": {"type": "integer"}}, "required": ["reps"]}},
                "dose": {"oneOf": [{"type": "object"}, {"type": "string", "maxLength": 9}]}},
              "required": ["from", "to"]},
             "examples": {"one.json": {"from": "2026-06-01", "to": "2026-06-02"}}}""";

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"to\": {\"type\": \"string\", \"format\": \"date\"}, || member 'to' was removed; consumers in the"
                        + " field still read it",
                "\"to\": {\"type\" | \"until\": {\"type\" | member 'to' was removed",
                "[\"from\", \"to\"] | [\"from\", \"kind\", \"to\"] | member 'kind' is required now",
                "[\"from\", \"to\"] | [\"from\"] | member 'to' is no longer required",
                "\"number\" | \"integer\" | member 'minutes' changed its type from \"number\" to \"integer\"",
                "[\"a\", \"b\"] | [\"a\"] | member 'kind' may no longer be \"b\"",
                "[\"a\", \"b\"] | [\"a\", \"b\", \"c\"] | member 'kind' may be \"c\" now",
                "\"const\": 1 | \"const\": 2 | member 'fixed' changed its const from 1 to 2",
                "1440 | 600 | member 'minutes' changed its maximum from 1440 to 600",
                "\"exclusiveMinimum\": 0 | \"minimum\": 1 | member 'minutes' changed its exclusiveMinimum from 0 to"
                        + " none",
                "\"format\": \"date\" | \"format\": \"date-time\" | member 'from' changed its format",
                "\"maxItems\": 50 | \"maxItems\": 5 | member 'sets' changed its maxItems",
                "\"reps\": {\"type\" | \"times\": {\"type\" | member 'sets/0/reps' was removed",
                "{\"type\": \"object\"}, {\"type\": \"string\" | {\"type\": \"string\" | member 'dose' has 1"
                        + " alternatives instead of 2",
                "\"maxLength\": 9 | \"maxLength\": 8 | member 'dose' changed its maxLength",
                "{\"type\": \"object\", | {\"type\": \"object\", \"additionalProperties\": false, | the event changed"
                        + " its additionalProperties",
                "\"one.json\" | \"two.json\" | the example one.json was deleted; it is an event as it is stored"
                        + " somewhere",
                "2026-06-02 | 2026-06-03 | the example one.json was edited",
            })
    void what_breaks_is_said(String right, String changed, String sentence) throws JsonProcessingException {
        String replaced =
                RELEASED.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(changed == null ? "" : changed));
        assertThat(replaced).isNotEqualTo(RELEASED);
        assertThat(breakages(replaced))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said)
                        .startsWith("WeekClosed v1: ")
                        .endsWith(". Add a new version with an upcaster instead."))
                .anySatisfy(said -> assertThat(said).contains(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": | \"added\": {\"type\": \"object\", \"required\": [\"x\"]}, \"kind\":",
                "\"properties\": {\"reps\": | \"properties\": {\"added\": {\"type\": \"string\"}, \"reps\":",
                "\"one.json\": | \"another.json\": {}, \"one.json\":",
                "{\"type\": \"object\"}, | {\"type\": \"object\", \"properties\": {\"added\": {}}},",
            })
    void an_optional_member_or_an_example_may_be_added(String right, String changed) throws JsonProcessingException {
        String replaced = RELEASED.replace(right, changed);
        assertThat(replaced).isNotEqualTo(RELEASED);
        assertThat(breakages(replaced)).isEmpty();
    }

    @Test
    void a_version_that_is_gone_is_missed() throws JsonProcessingException {
        assertThat(Breakage.between("WeekClosed v1", json.readTree(RELEASED), MissingNode.getInstance()))
                .singleElement()
                .asString()
                .contains("it was removed");
    }

    private List<String> breakages(String now) throws JsonProcessingException {
        JsonNode released = json.readTree(RELEASED);
        return Breakage.between("WeekClosed v1", released, json.readTree(now));
    }
}
