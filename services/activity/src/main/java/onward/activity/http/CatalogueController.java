package onward.activity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import onward.activity.store.CatalogueFiles;

/** The data files as they are. */
@Controller("/v1")
final class CatalogueController {
    private final JsonNode exercises;
    private final Templates templates;

    CatalogueController(CatalogueFiles files) {
        this.exercises = files.exercises();
        this.templates = new Templates(files.templates());
    }

    /** Plans to start from. */
    record Templates(List<JsonNode> templates) {}

    @Get("/exercises")
    JsonNode exercises() {
        return exercises;
    }

    @Get("/plan-templates")
    Templates templates() {
        return templates;
    }
}
