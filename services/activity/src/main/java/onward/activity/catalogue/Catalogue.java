package onward.activity.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The exercises and templates that Onward brings; a studio's own exercises are not in it. */
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
