package onward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code asyncapi.yaml} says what the code does; with {@code -Dcontracts.write=true} it is written anew. */
class AsyncApiTest {
    private static final Path FILE = Path.of("asyncapi.yaml").toAbsolutePath();

    @Test
    void the_document_says_what_the_code_does() throws IOException {
        String now = AsyncApi.YAML.writeValueAsString(AsyncApi.document());
        if (Boolean.getBoolean("contracts.write")) {
            Files.writeString(FILE, now);
        }
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as("contracts/asyncapi.yaml no longer says what the code does: events, topics, who sends, who"
                        + " receives. If the change is meant, write it anew and commit it: mvn -pl contracts test"
                        + " -Dtest=AsyncApiTest -Dcontracts.write=true")
                .isEqualTo(now);
    }

    @Test
    void it_is_a_document_of_asyncapi_3() throws IOException {
        Schema asyncApi = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(resource("/asyncapi/3.0.0.schema.json"), InputFormat.JSON);
        String document = AsyncApi.YAML.readTree(FILE.toFile()).toString();
        assertThat(asyncApi.validate(document, InputFormat.JSON)).isEmpty();
        assertThat(asyncApi.validate(document.replace("\"action\":\"send\"", "\"action\":\"shout\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void every_event_is_told_by_one_service_on_its_topic() {
        assertThat(Arrays.stream(EventType.values()))
                .allSatisfy(type -> assertThat(ServiceSources.makersOf(type))
                        .as(type.wireName())
                        .hasSize(1));
        assertThat(ServiceSources.senders()).containsOnlyKeys(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS);
    }

    @Test
    void every_projection_is_among_those_who_receive() {
        assertThat(ServiceSources.receivers())
                .isNotEmpty()
                .allSatisfy((projection, topics) ->
                        assertThat(topics).as(projection).isNotEmpty());
    }

    @Test
    void every_schema_that_it_refers_to_is_there() throws IOException {
        List<String> references = AsyncApi.YAML.readTree(FILE.toFile()).findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("./"))
                .toList();
        assertThat(references).hasSizeGreaterThanOrEqualTo(EventType.values().length);
        assertThat(references)
                .allSatisfy(reference ->
                        assertThat(FILE.resolveSibling(reference).normalize()).exists());
    }

    private static String resource(String name) throws IOException {
        try (var file = AsyncApiTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
