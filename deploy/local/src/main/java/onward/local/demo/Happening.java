package onward.local.demo;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.RedFlag;

/** What happens beside plans and movement. Days are counted as in {@link Day}. */
sealed interface Happening {

    /** What the client says about agreeing. */
    record Agreed(ConsentKind kind, boolean yes) implements Happening {}

    /**
     * How the client is, told in the evening; pain is that of the day.
     *
     * @param statements how many of the 24 of Roland and Morris are ticked
     * @param score 0-10, of the activities that matter to the client
     * @param redFlag that is answered with yes
     */
    record CheckIn(
            int day,
            boolean flare,
            OptionalInt statements,
            OptionalInt score,
            Optional<RedFlag> redFlag,
            Optional<String> note)
            implements Happening {}

    /** What the coach writes down. */
    record Note(String text, boolean shared) implements Happening {}

    /** Both ends included. */
    record Excused(int from, int to, ExcusalReason reason) implements Happening {}

    /** Until further notice. */
    record Paused(int from, ExcusalReason reason) implements Happening {}

    /** The bout of that place in that day, counted from 0, was logged wrongly at first and is so now. */
    record Corrected(int day, int bout, UnaryOperator<Bout> to) implements Happening {}

    /** The bout of that place in that day was none. */
    record Withdrawn(int day, int bout) implements Happening {}

    /** From that day on the phone kept everything to itself, and now brings it at once. */
    record OffLine(int since) implements Happening {}
}
