package onward.contracts.value;

/**
 * How pain after a session is judged, 0-10: up to the first figure it is fine, up to the second acceptable, above it the
 * answer is less (pain-monitoring model). The bands differ between sources, so a plan may say its own.
 */
public record PainBands(int fineUpTo, int acceptableUpTo) {
    /** Of a plan that says none of its own: 0-3 fine, 4-5 acceptable, above 5 reduce. */
    public static final PainBands USUAL = new PainBands(3, 5);

    /** Where a pain figure falls. */
    public enum Band {
        FINE,
        ACCEPTABLE,
        REDUCE
    }

    /**
     * Where this one falls.
     *
     * @param pain 0-10
     */
    public Band of(int pain) {
        if (pain <= fineUpTo) {
            return Band.FINE;
        }
        return pain <= acceptableUpTo ? Band.ACCEPTABLE : Band.REDUCE;
    }
}
