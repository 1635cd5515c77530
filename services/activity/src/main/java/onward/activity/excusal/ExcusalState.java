package onward.activity.excusal;

import java.time.LocalDate;
import onward.contracts.value.ExcusalReason;

/** What became of one excusal id of one client. */
public sealed interface ExcusalState {

    /** Nothing was ever said of it. */
    record Unseen() implements ExcusalState {}

    /**
     * It stands.
     *
     * @param version the stream's version after it
     */
    record Excused(LocalDate from, LocalDate to, ExcusalReason reason, long version) implements ExcusalState {}

    /** It is void, for good. */
    record Withdrawn(long version) implements ExcusalState {}
}
