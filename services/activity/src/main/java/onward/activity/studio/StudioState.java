package onward.activity.studio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.StudioOpened;
import onward.contracts.event.TemplateDefined;
import onward.contracts.value.StaffRole;

/**
 * Whether a studio is open, who joined it, and what it added to the catalogue.
 *
 * @param staff everyone, administrators too
 * @param coaches those of the staff who look after clients
 * @param exercises its own, in the order of their slugs
 * @param templates its own, in the order of their slugs
 */
public record StudioState(
        boolean open, Set<UUID> staff, Set<UUID> coaches, List<OwnExercise> exercises, List<OwnTemplate> templates) {
    public StudioState {
        staff = Set.copyOf(staff);
        coaches = Set.copyOf(coaches);
        exercises = List.copyOf(exercises);
        templates = List.copyOf(templates);
    }

    /**
     * An exercise as it was defined last.
     *
     * @param version the stream's version after that
     */
    public record OwnExercise(ExerciseDefined defined, long version) {}

    /**
     * A template as it was defined last.
     *
     * @param version the stream's version after that
     */
    public record OwnTemplate(TemplateDefined defined, long version) {}

    /** Before its first event. */
    public static StudioState none() {
        return new StudioState(false, Set.of(), Set.of(), List.of(), List.of());
    }

    /** The exercise of that slug, if it is the studio's own. */
    public Optional<OwnExercise> exercise(String slug) {
        return exercises.stream()
                .filter(own -> own.defined().slug().equals(slug))
                .findFirst();
    }

    /** The template of that slug, if it is the studio's own. */
    public Optional<OwnTemplate> template(String slug) {
        return templates.stream()
                .filter(own -> own.defined().template().equals(slug))
                .findFirst();
    }

    /** The state after that event. */
    public StudioState evolve(Past past) {
        if (past.event() instanceof CoachJoined joined) {
            boolean coach = joined.role() == StaffRole.COACH;
            return new StudioState(
                    open,
                    with(staff, joined.personId()),
                    coach ? with(coaches, joined.personId()) : coaches,
                    exercises,
                    templates);
        }
        if (past.event() instanceof ExerciseDefined defined) {
            return new StudioState(
                    open,
                    staff,
                    coaches,
                    with(
                            exercises,
                            new OwnExercise(defined, past.version()),
                            Comparator.comparing(own -> own.defined().slug())),
                    templates);
        }
        if (past.event() instanceof TemplateDefined defined) {
            return new StudioState(
                    open,
                    staff,
                    coaches,
                    exercises,
                    with(
                            templates,
                            new OwnTemplate(defined, past.version()),
                            Comparator.comparing(own -> own.defined().template())));
        }
        return past.event() instanceof StudioOpened
                ? new StudioState(true, staff, coaches, exercises, templates)
                : this;
    }

    private static Set<UUID> with(Set<UUID> some, UUID another) {
        return Stream.concat(some.stream(), Stream.of(another)).collect(Collectors.toSet());
    }

    /** In the place of the one of the same slug, if there is one. */
    private static <T> List<T> with(List<T> some, T another, Comparator<T> bySlug) {
        return Stream.concat(some.stream().filter(one -> bySlug.compare(one, another) != 0), Stream.of(another))
                .sorted(bySlug)
                .toList();
    }
}
