package onward.activity.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onward.activity.catalogue.Catalogue;
import onward.activity.plan.ActivatePlan.Prescription;
import onward.activity.plan.ActivatePlan.Prescription.FromTemplate;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.activity.plan.Plans;
import onward.activity.session.SessionCommand;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.studio.OwnCatalogue;
import onward.contracts.value.Entry;
import onward.contracts.value.PlanItem;

/**
 * The catalogue that a decision needs. A studio's stream is loaded only for what Onward does not bring: few decisions
 * are about that.
 */
final class Catalogues {
    private final Catalogue builtIn;
    private final Studios studios;

    Catalogues(Catalogue builtIn, Studios studios) {
        this.builtIn = builtIn;
        this.studios = studios;
    }

    Catalogue builtIn() {
        return builtIn;
    }

    /** The whole of it. */
    Catalogue of(UUID studioId) {
        return OwnCatalogue.of(studios.state(studioId), builtIn);
    }

    /** What it takes to prescribe that. */
    Catalogue toPrescribe(UUID studioId, Prescription prescription) {
        return switch (prescription) {
            case FromTemplate(String name) -> builtIn.template(name).isPresent() ? builtIn : of(studioId);
            case OwnItems(List<PlanItem> items) -> with(studioId, items.stream().map(PlanItem::slug));
        };
    }

    /** What it takes to log that. */
    Catalogue toLog(UUID studioId, Plans plans, Collection<SessionCommand> commands) {
        return with(
                studioId,
                commands.stream().flatMap(Catalogues::items).distinct().flatMap(item -> slugs(item, plans)));
    }

    private Catalogue with(UUID studioId, Stream<String> slugs) {
        return slugs.allMatch(slug -> builtIn.exercise(slug).isPresent()) ? builtIn : of(studioId);
    }

    private static Stream<String> items(SessionCommand command) {
        return switch (command) {
            case LogSession log -> log.told().entries().stream().map(Entry::item);
            case WithdrawSession _ -> Stream.empty();
        };
    }

    /** What the item is in any version of the plan; in none, a slug itself. */
    private static Stream<String> slugs(String item, Plans plans) {
        List<String> planned = plans.versions().stream()
                .flatMap(version -> version.plan().items().stream())
                .filter(one -> one.item().equals(item))
                .map(PlanItem::slug)
                .distinct()
                .toList();
        return planned.isEmpty() ? Stream.of(item) : planned.stream();
    }
}
