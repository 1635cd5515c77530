package onward.activity.studio;

import java.util.List;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.activity.catalogue.Template;
import onward.activity.studio.StudioState.OwnExercise;
import onward.activity.studio.StudioState.OwnTemplate;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.TemplateDefined;

/** What a studio's clients are prescribed from: what Onward brings, and what the studio added. */
public final class OwnCatalogue {
    private OwnCatalogue() {}

    /** Both together. */
    public static Catalogue of(StudioState studio, Catalogue builtIn) {
        List<Exercise> exercises = studio.exercises().stream()
                .map(OwnExercise::defined)
                .map(OwnCatalogue::exercise)
                .toList();
        List<Template> templates = studio.templates().stream()
                .map(OwnTemplate::defined)
                .map(OwnCatalogue::template)
                .toList();
        return builtIn.with(exercises, templates);
    }

    private static Exercise exercise(ExerciseDefined defined) {
        return new Exercise(
                defined.slug(),
                defined.name(),
                defined.category(),
                defined.measure(),
                defined.perSide(),
                defined.spinalLoad(),
                defined.regressionOf(),
                defined.instructions());
    }

    private static Template template(TemplateDefined defined) {
        return new Template(defined.template(), defined.name(), defined.description(), defined.items());
    }
}
