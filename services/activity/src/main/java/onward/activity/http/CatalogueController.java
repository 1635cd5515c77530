package onward.activity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onward.activity.store.CatalogueFiles;
import onward.activity.store.Outcome.Done;
import onward.activity.store.StudioCatalogues;
import onward.activity.studio.StudioState;
import onward.activity.studio.StudioState.OwnExercise;
import onward.activity.studio.StudioState.OwnTemplate;
import onward.kit.access.Caller;

/** What plans are made of: the data files as they are, then what the caller's studio added. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogueController {
    private final List<JsonNode> builtIn;
    private final List<JsonNode> builtInTemplates;
    private final StudioCatalogues studios;

    CatalogueController(CatalogueFiles files, StudioCatalogues studios) {
        this.builtIn = StreamSupport.stream(files.exercises().path("exercises").spliterator(), false)
                .toList();
        this.builtInTemplates = files.templates();
        this.studios = studios;
    }

    /** Of the data files a document each, of the studio's own a view each. */
    record Exercises(List<Object> exercises) {}

    /** Plans to start from. */
    record Templates(List<Object> templates) {}

    /** What defining answers. */
    record Answer(String slug, int revision, long version) {}

    @Get("/exercises")
    Exercises exercises(Caller caller) {
        return new Exercises(Stream.concat(
                        builtIn.stream(),
                        studios.of(caller.studioId()).exercises().stream().map(OwnExerciseView::of))
                .toList());
    }

    @Get("/plan-templates")
    Templates templates(Caller caller) {
        return new Templates(Stream.concat(
                        builtInTemplates.stream(),
                        studios.of(caller.studioId()).templates().stream().map(OwnTemplateView::of))
                .toList());
    }

    @Put("/exercises/{slug}")
    @Secured({"admin", "coach"})
    HttpResponse<Answer> define(Caller caller, String slug, @Body ExerciseBody body) {
        Done<StudioState> done =
                Problems.doneOrProblem(studios.define(caller.studioId(), body.exercise(slug, caller.personId())));
        OwnExercise own = done.state().exercise(slug).orElseThrow();
        return answer(new Answer(slug, own.defined().revision(), own.version()), done.isNew());
    }

    @Put("/plan-templates/{slug}")
    @Secured({"admin", "coach"})
    HttpResponse<Answer> define(Caller caller, String slug, @Body TemplateBody body) {
        Done<StudioState> done =
                Problems.doneOrProblem(studios.define(caller.studioId(), body.template(slug, caller.personId())));
        OwnTemplate own = done.state().template(slug).orElseThrow();
        return answer(new Answer(slug, own.defined().revision(), own.version()), done.isNew());
    }

    private static HttpResponse<Answer> answer(Answer answer, boolean isNew) {
        return isNew && answer.revision() == 1 ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }
}
