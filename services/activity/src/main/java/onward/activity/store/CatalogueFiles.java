package onward.activity.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.activity.catalogue.Template;
import onward.contracts.Json;

/** The data files of the catalogue, which lie on the class path with a schema beside each. */
public final class CatalogueFiles {
    private static final String EXERCISES = "/catalogue/exercises.json";
    private static final List<String> TEMPLATES = List.of("/templates/keep-moving.json");

    private final ObjectMapper json = ((JsonMapper) Json.strict())
            .rebuild()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** All exercises with their schema's members. */
    public JsonNode exercises() {
        return read(EXERCISES, JsonNode.class);
    }

    /** All templates, each with its schema's members. */
    public List<JsonNode> templates() {
        return TEMPLATES.stream().map(file -> read(file, JsonNode.class)).toList();
    }

    /** What the decisions need of both. */
    public Catalogue catalogue() {
        return new Catalogue(
                read(EXERCISES, Exercises.class).exercises(),
                TEMPLATES.stream().map(file -> read(file, Template.class)).toList());
    }

    private record Exercises(List<Exercise> exercises) {}

    private <T> T read(String file, Class<T> as) {
        try (InputStream in = CatalogueFiles.class.getResourceAsStream(file)) {
            return json.readValue(in, as);
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + file + " cannot be read", e);
        }
    }
}
