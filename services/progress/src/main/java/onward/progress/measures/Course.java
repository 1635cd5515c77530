package onward.progress.measures;

import onward.progress.adherence.Fraction;

/** How a measure went from the client's first figures to the latest ones, or that too little is known to say. */
public sealed interface Course {

    /**
     * Enough is known.
     *
     * @param meaningful whether the change is an improvement that people notice, as far as the literature gives a threshold
     */
    record Known(Fraction baseline, Fraction current, boolean meaningful) implements Course {
        /** What was added since the baseline; negative when there is less. */
        public Fraction change() {
            return current.minus(baseline);
        }
    }

    /**
     * Too little is known for a figure; none is invented.
     *
     * @param have of what is counted, such as dates with a reading
     * @param need how many it takes
     */
    record TooLittle(int have, int need) implements Course {}
}
