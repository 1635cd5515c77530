package onward.progress.cohort;

/** A figure of few clients would tell of each of them. */
final class Withheld {
    private static final int FEWEST = 5;

    private Withheld() {}

    /** Whether nothing is told of a group of so many. */
    static boolean is(int clients) {
        return clients < FEWEST;
    }
}
