package onward.activity.studio;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.plan.ItemBounds;
import onward.activity.plan.SameItem;
import onward.activity.studio.StudioState.OwnExercise;
import onward.activity.studio.StudioState.OwnTemplate;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.TemplateDefined;
import onward.contracts.value.PlanItem;

/** Decides on what a studio adds to the catalogue; what Onward brings stays what it is. */
public final class DefinitionDecider {
    private static final int MOST_EXERCISES = 500;
    private static final int MOST_TEMPLATES = 100;

    private DefinitionDecider() {}

    /** What comes of it, given what Onward brings. */
    public static Decision decide(StudioState studio, DefineExercise command, Catalogue builtIn) {
        Optional<OwnExercise> own = studio.exercise(command.slug());
        if (own.filter(one -> says(one.defined(), command)).isPresent()) {
            return repeated();
        }
        boolean isBuiltIn = builtIn.exercise(command.slug()).isPresent();
        Optional<Refused> refusal = isOpen(studio)
                .or(() -> isFree(isBuiltIn, Reason.EXERCISE_BUILT_IN, command.slug()))
                .or(() -> Bounds.slug(command.slug(), "/slug"))
                .or(() -> Bounds.line(command.name(), 80, "/name"))
                .or(() -> Bounds.size(command.instructions().size(), 1, 20, "/instructions"))
                .or(() -> Bounds.each(command.instructions(), "/instructions", step -> Bounds.words(step, 500, "")))
                .or(() -> command.regressionOf().flatMap(harder -> isKnown(harder, command, studio, builtIn)))
                .or(() -> hasRoom(own.isPresent(), studio.exercises(), MOST_EXERCISES));
        return refusal.isPresent()
                ? refusal.get()
                : accepted(new ExerciseDefined(
                        command.slug(),
                        command.name(),
                        command.category(),
                        command.measure(),
                        command.perSide(),
                        command.spinalLoad(),
                        command.regressionOf(),
                        command.instructions(),
                        own.map(one -> one.defined().revision()).orElse(0) + 1,
                        command.by()));
    }

    /** The same for a template. That its plan keeps the rules of recovery is asked when it is prescribed. */
    public static Decision decide(StudioState studio, DefineTemplate command, Catalogue builtIn) {
        Optional<OwnTemplate> own = studio.template(command.template());
        if (own.filter(one -> says(one.defined(), command)).isPresent()) {
            return repeated();
        }
        boolean isBuiltIn = builtIn.template(command.template()).isPresent();
        Optional<Refused> refusal = isOpen(studio)
                .or(() -> isFree(isBuiltIn, Reason.TEMPLATE_BUILT_IN, command.template()))
                .or(() -> Bounds.slug(command.template(), "/slug"))
                .or(() -> Bounds.line(command.name(), 80, "/name"))
                .or(() -> Bounds.words(command.description(), 500, "/description"))
                .or(() -> ItemBounds.check(command.items()))
                .or(() -> Bounds.each(command.items(), "/items", DefinitionDecider::assumed))
                .or(() -> hasRoom(own.isPresent(), studio.templates(), MOST_TEMPLATES));
        return refusal.isPresent()
                ? refusal.get()
                : accepted(new TemplateDefined(
                        command.template(),
                        command.name(),
                        command.description(),
                        command.items(),
                        own.map(one -> one.defined().revision()).orElse(0) + 1,
                        command.by()));
    }

    private static Optional<Refused> isOpen(StudioState studio) {
        return studio.open() ? Optional.empty() : Optional.of(refused(Reason.STUDIO_UNKNOWN, "There is no studio."));
    }

    private static Optional<Refused> isFree(boolean isBuiltIn, Reason reason, String slug) {
        return isBuiltIn
                ? Optional.of(refused(reason, Bounds.quoted(slug) + " is Onward's; take another slug."))
                : Optional.empty();
    }

    private static Optional<Refused> isKnown(
            String harder, DefineExercise command, StudioState studio, Catalogue builtIn) {
        boolean another = !harder.equals(command.slug())
                && (builtIn.exercise(harder).isPresent()
                        || studio.exercise(harder).isPresent());
        return another
                ? Optional.empty()
                : Optional.of(refused(
                        Reason.EXERCISE_UNKNOWN,
                        Bounds.quoted(harder) + " is no other exercise of the catalogue.",
                        "/regressionOf"));
    }

    private static Optional<Refused> assumed(PlanItem item) {
        return Bounds.size(item.assumed().size(), 0, 10, "/assumed")
                .or(() -> Bounds.each(item.assumed(), "/assumed", field -> Bounds.line(field, 40, "")));
    }

    private static Optional<Refused> hasRoom(boolean isThere, List<?> all, int most) {
        return isThere || all.size() < most
                ? Optional.empty()
                : Optional.of(refused(Reason.CATALOGUE_FULL, "A studio has at most " + most + " of its own."));
    }

    private static boolean says(ExerciseDefined defined, DefineExercise command) {
        return defined.name().equals(command.name())
                && defined.category() == command.category()
                && defined.measure() == command.measure()
                && defined.perSide() == command.perSide()
                && defined.spinalLoad() == command.spinalLoad()
                && defined.regressionOf().equals(command.regressionOf())
                && defined.instructions().equals(command.instructions());
    }

    private static boolean says(TemplateDefined defined, DefineTemplate command) {
        return defined.name().equals(command.name())
                && defined.description().equals(command.description())
                && SameItem.canonical(defined.items()).equals(SameItem.canonical(command.items()))
                && assumed(defined.items()).equals(assumed(command.items()));
    }

    private static List<List<String>> assumed(List<PlanItem> items) {
        return Stream.of(items)
                .flatMap(List::stream)
                .map(item -> item.assumed().stream().sorted().toList())
                .toList();
    }
}
