package onward.activity.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.value.PlanItem;

/**
 * Every version of one client's plan, in the order of activation.
 *
 * @param confirmations of what was assumed in them, in the order in which it was confirmed
 */
public record Plans(List<PlanVersion> versions, List<Confirmation> confirmations) {
    private static final Comparator<PlanVersion> IN_FORCE =
            Comparator.comparing(PlanVersion::effectiveFrom).thenComparingInt(PlanVersion::number);

    public Plans {
        versions = List.copyOf(versions);
        confirmations = List.copyOf(confirmations);
    }

    /** None yet. */
    public static Plans none() {
        return new Plans(List.of(), List.of());
    }

    /** These and the one that follows them. */
    public Plans with(PlanVersion next) {
        return new Plans(plus(versions, Stream.of(next)), confirmations);
    }

    /** After that event. */
    public Plans after(Past past) {
        return past.event() instanceof AssumptionsConfirmed confirmed
                ? new Plans(
                        versions,
                        plus(
                                confirmations,
                                confirmed.items().stream()
                                        .map(item -> new Confirmation(
                                                confirmed.planVersion(),
                                                item,
                                                confirmed.by(),
                                                past.recordedAt(),
                                                past.version()))))
                : this;
    }

    private static <T> List<T> plus(List<T> some, Stream<T> more) {
        List<T> all = new ArrayList<>(some);
        more.forEach(all::add);
        return all;
    }

    /** The one activated last; it need not be in force. */
    public Optional<PlanVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** The number of the newest. */
    public OptionalInt newestNumber() {
        return versions.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(versions.getLast().number());
    }

    /** The one of that number. */
    public Optional<PlanVersion> numbered(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /**
     * The one in force on that date: of those that begin by then the one that begins last, and of several with that date
     * the newest. A later version with an earlier date does not displace one scheduled after it.
     */
    public Optional<PlanVersion> inForceOn(LocalDate date) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(date))
                .max(IN_FORCE);
    }

    /** The version's items; what was confirmed of it is no longer assumed. */
    public List<PlanItem> items(PlanVersion version) {
        return version.plan().items().stream()
                .map(item -> confirmation(version.number(), item.item()).isPresent() ? assuming(item, List.of()) : item)
                .toList();
    }

    /**
     * The item, assuming no more than any version that says the same of it: what a coach once stood by, or prescribed as
     * an own choice, is not asked again, whatever was prescribed in between.
     */
    PlanItem notAskedAgain(PlanItem item) {
        List<PlanItem> same = versions.stream()
                .flatMap(version -> items(version).stream())
                .filter(before -> SameItem.canonical(before).equals(SameItem.canonical(item)))
                .toList();
        return assuming(
                item,
                item.assumed().stream()
                        .filter(field -> same.stream()
                                .allMatch(before -> before.assumed().contains(field)))
                        .toList());
    }

    /** By whom and when it was confirmed, what was assumed of that item in that version. */
    public Optional<Confirmation> confirmation(int planVersion, String item) {
        return confirmations.stream()
                .filter(one -> one.planVersion() == planVersion && one.item().equals(item))
                .findFirst();
    }

    /** The last that was confirmed of that item, in whichever version. */
    Optional<Confirmation> confirmation(String item) {
        return confirmations.reversed().stream()
                .filter(one -> one.item().equals(item))
                .findFirst();
    }

    /** The stream's version after all of these were confirmed; after the plan, if nothing of them ever was. */
    public long confirmedAt(List<String> items) {
        return items.stream()
                .flatMap(item -> confirmation(item).stream())
                .mapToLong(Confirmation::version)
                .max()
                .orElseGet(() -> newest().map(PlanVersion::version).orElse(0L));
    }

    static PlanItem assuming(PlanItem item, List<String> assumed) {
        return new PlanItem(
                item.item(), item.exercise(), item.category(), item.perSide(), item.dose(), item.frequency(), assumed);
    }
}
