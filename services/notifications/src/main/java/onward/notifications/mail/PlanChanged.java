package onward.notifications.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.PlanItem;

/**
 * The plan is another than the one the client was told of last.
 *
 * @param coach the coach's name
 * @param from the first local date of the new plan
 * @param before what the client was told last
 * @param now what the plan holds now
 */
public record PlanChanged(
        Letterhead head, Optional<String> coach, LocalDate from, List<PlanItem> before, List<PlanItem> now)
        implements Mail {
    public PlanChanged {
        coach = coach.map(OneLine::of).filter(name -> !name.isEmpty());
        before = List.copyOf(before);
        now = List.copyOf(now);
    }

    @Override
    public MailKind kind() {
        return MailKind.PLAN_CHANGED;
    }

    /** What became of one item. */
    enum Change {
        ADDED,
        CHANGED,
        SAME
    }

    /** What is no longer in the plan. */
    List<PlanItem> removed() {
        return before.stream()
                .filter(item -> now.stream().noneMatch(one -> one.item().equals(item.item())))
                .toList();
    }

    Change changeOf(PlanItem item) {
        return before.stream()
                .filter(one -> one.item().equals(item.item()))
                .findFirst()
                .map(one -> isSame(one, item) ? Change.SAME : Change.CHANGED)
                .orElse(Change.ADDED);
    }

    /** Whether there is anything to tell of the items. */
    public static boolean isSame(List<PlanItem> one, List<PlanItem> other) {
        return one.size() == other.size()
                && one.stream().allMatch(item -> other.stream().anyMatch(same -> isSame(item, same)));
    }

    /** What a coach has confirmed meanwhile changes nothing for the client. */
    private static boolean isSame(PlanItem one, PlanItem other) {
        return one.item().equals(other.item())
                && one.slug().equals(other.slug())
                && one.perSide() == other.perSide()
                && one.dose().equals(other.dose())
                && one.frequency().equals(other.frequency());
    }
}
