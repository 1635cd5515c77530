package onward.local.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What differs from day to day and from person to person. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many times in a hundred. */
    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** At most twenty minutes earlier or later; not for hours near midnight. */
    LocalTime around(int hour, int minute) {
        return LocalTime.of(hour, minute).plusMinutes(between(-20, 20));
    }

    <T> List<T> shuffled(List<T> all) {
        var mixed = new ArrayList<T>(all);
        for (int last = mixed.size() - 1; last > 0; last--) {
            mixed.set(last, mixed.set(between(0, last), mixed.get(last)));
        }
        return mixed;
    }
}
