package onward.activity.session;

import java.util.OptionalInt;
import java.util.Set;
import onward.contracts.value.Session;

/** What became of one session id of one client. */
public sealed interface SessionState {

    /** Nothing was ever said of it. */
    record Unseen() implements SessionState {}

    /**
     * It happened.
     *
     * @param version the stream's version after this revision
     * @param breaches the exercises of which it was told that they break the restriction on heavy loading
     */
    record Logged(int revision, Session session, long version, Set<String> breaches) implements SessionState {
        public Logged {
            breaches = Set.copyOf(breaches);
        }
    }

    /** It did not happen, for good. */
    record Withdrawn(long version) implements SessionState {}

    /** The number of the revision that stands. */
    default OptionalInt current() {
        return switch (this) {
            case Logged logged -> OptionalInt.of(logged.revision());
            case Unseen _, Withdrawn _ -> OptionalInt.empty();
        };
    }
}
