package onward.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import onward.contracts.value.RedFlag;
import onward.local.demo.Happening.CheckIn;

/** How clients say they are, as time goes by. */
final class CheckIns {
    private static final int EVERY = 4;

    private CheckIns() {}

    /** Every fourth evening; function is asked for at the first, in the middle and at the last, and gets better. */
    static List<CheckIn> between(int from, int to) {
        var all = new ArrayList<CheckIn>();
        int last = (to - from) / EVERY;
        for (int count = 0; count <= last; count++) {
            boolean asked = count == 0 || count == last / 2 || count == last;
            int better = last == 0 ? 0 : 6 * count / last;
            all.add(new CheckIn(
                    from + EVERY * count,
                    false,
                    asked ? OptionalInt.of(13 - 2 * better + better / 2) : OptionalInt.empty(),
                    asked ? OptionalInt.of(3 + better * 5 / 6) : OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return all;
    }

    /** A bad day. */
    static CheckIn flare(int day, String note) {
        return new CheckIn(day, true, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(note));
    }

    /** Something that somebody else than a coach should look at. */
    static CheckIn warning(int day, RedFlag flag, String note) {
        return new CheckIn(day, false, OptionalInt.empty(), OptionalInt.empty(), Optional.of(flag), Optional.of(note));
    }

    /** Pain that falls evenly over the eight weeks. */
    static IntUnaryOperator falling(int first, int last) {
        return day -> Math.round(last + (first - last) * (day / (float) Day.FIRST));
    }
}
