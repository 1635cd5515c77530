package onward.activity.session;

import static onward.activity.decision.Decision.refused;

import java.time.LocalDate;
import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.plan.KnownItems;
import onward.contracts.value.Entry;
import onward.contracts.value.Session;

/** Whether what was done can be told apart: a known item, and which side of the body where that matters. */
final class SessionItems {
    private SessionItems() {}

    static Optional<Refused> check(Session session, KnownItems items) {
        LocalDate on = session.localDate();
        return Bounds.each(
                session.entries(), "/entries", entry -> known(entry, items).or(() -> sides(entry, items, on)));
    }

    private static Optional<Refused> known(Entry entry, KnownItems items) {
        return items.has(entry.item())
                ? Optional.empty()
                : Optional.of(refused(
                        Reason.SESSION_UNKNOWN_ITEM,
                        Bounds.quoted(entry.item()) + " is neither in a plan of the client nor in the catalogue.",
                        "/item"));
    }

    private static Optional<Refused> sides(Entry entry, KnownItems items, LocalDate on) {
        return switch (entry) {
            case Entry.Timed _ -> Optional.empty();
            case Entry.Sets sets
            when items.isPerSide(sets.item(), on) ->
                Bounds.each(
                        sets.sets(),
                        "/sets",
                        set -> set.side().isPresent()
                                ? Optional.empty()
                                : Optional.of(refused(
                                        Reason.SESSION_SIDE_REQUIRED,
                                        "A set of " + Bounds.quoted(sets.item()) + " is done per side and says which.",
                                        "/side")));
            case Entry.Sets _ -> Optional.empty();
        };
    }
}
