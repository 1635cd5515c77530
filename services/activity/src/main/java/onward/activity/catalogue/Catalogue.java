package onward.activity.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exercises and templates: those that Onward brings, and a studio's own after them. */
public final class Catalogue {
    private final List<Exercise> exercises;
    private final List<Template> templates;
    private final Map<String, Exercise> bySlug;

    /** Of those, in the order in which they are shown. */
    public Catalogue(List<Exercise> exercises, List<Template> templates) {
        this.exercises = List.copyOf(exercises);
        this.templates = List.copyOf(templates);
        this.bySlug = exercises.stream().collect(Collectors.toUnmodifiableMap(Exercise::slug, Function.identity()));
    }

    /** The same and these; a slug that is here already stays what it is. */
    public Catalogue with(List<Exercise> more, List<Template> moreTemplates) {
        return new Catalogue(
                Stream.concat(
                                exercises.stream(),
                                more.stream().filter(one -> exercise(one.slug()).isEmpty()))
                        .toList(),
                Stream.concat(
                                templates.stream(),
                                moreTemplates.stream()
                                        .filter(one -> template(one.template()).isEmpty()))
                        .toList());
    }

    /** All exercises. */
    public List<Exercise> exercises() {
        return exercises;
    }

    /** All templates. */
    public List<Template> templates() {
        return templates;
    }

    /** The exercise of that slug. */
    public Optional<Exercise> exercise(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The template of that name. */
    public Optional<Template> template(String name) {
        return templates.stream().filter(one -> one.template().equals(name)).findFirst();
    }
}
