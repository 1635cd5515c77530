package onward.activity.excusal;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalState.Excused;
import onward.activity.excusal.ExcusalState.Unseen;
import onward.activity.excusal.ExcusalState.Withdrawn;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;

/** Decides on one excusal and folds its events. */
public final class ExcusalDecider {
    private ExcusalDecider() {}

    /** What comes of it. */
    public static Decision decide(ExcusalState state, ExcusalCommand command) {
        return switch (command) {
            case ExcuseDays excuse ->
                switch (state) {
                    case Unseen() -> excuse(excuse);
                    case Excused standing when isSame(standing, excuse) -> repeated();
                    case Excused _ ->
                        refused(
                                Reason.EXCUSAL_EXISTS,
                                "The excusal says otherwise; withdraw it and make another with a new id.");
                    case Withdrawn _ -> refused(Reason.EXCUSAL_WITHDRAWN, "The excusal was withdrawn, for good.");
                };
            case WithdrawExcusal withdraw ->
                switch (state) {
                    case Unseen _, Excused _ -> accepted(new ExcusalWithdrawn(withdraw.excusalId(), withdraw.by()));
                    case Withdrawn _ -> repeated();
                };
        };
    }

    /** The state after that event of the excusal. */
    public static ExcusalState evolve(ExcusalState state, Past past) {
        if (past.event() instanceof DaysExcused days) {
            return new Excused(days.from(), days.to(), days.reason(), past.version());
        }
        return past.event() instanceof ExcusalWithdrawn ? new Withdrawn(past.version()) : state;
    }

    private static Decision excuse(ExcuseDays excuse) {
        Optional<Refused> refusal = Bounds.date(excuse.from(), "/from")
                .or(() -> Bounds.date(excuse.to(), "/to"))
                .or(() -> excuse.to().isBefore(excuse.from())
                        ? Bounds.outOfBounds("must not be before from", "/to")
                        : Optional.empty());
        return refusal.isPresent()
                ? refusal.get()
                : accepted(
                        new DaysExcused(excuse.excusalId(), excuse.from(), excuse.to(), excuse.reason(), excuse.by()));
    }

    private static boolean isSame(Excused standing, ExcuseDays excuse) {
        return standing.from().equals(excuse.from())
                && standing.to().equals(excuse.to())
                && standing.reason() == excuse.reason();
    }
}
