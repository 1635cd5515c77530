package onward.progress.measures;

/**
 * How pain after a session is judged, 0-10: fine, acceptable, or to be answered with less (pain-monitoring model). The
 * bands differ between sources, so a plan may say its own; a flare is suspected above 5 whatever it says.
 *
 * @param fineUpTo the highest pain that is fine
 * @param acceptableUpTo the highest that is acceptable; above it, reduce
 */
public record PainBands(int fineUpTo, int acceptableUpTo) {
    /** 0-3 fine, 4-5 acceptable, above 5 reduce. */
    public static final PainBands USUAL = new PainBands(3, 5);

    public PainBands {
        if (fineUpTo < 0 || acceptableUpTo < fineUpTo || acceptableUpTo > 10) {
            throw new IllegalArgumentException("no bands of 0-10: " + fineUpTo + ", " + acceptableUpTo);
        }
    }

    /** Where a pain figure falls. */
    public enum Band {
        FINE,
        ACCEPTABLE,
        REDUCE
    }

    public Band of(int pain) {
        if (pain <= fineUpTo) {
            return Band.FINE;
        }
        return pain <= acceptableUpTo ? Band.ACCEPTABLE : Band.REDUCE;
    }
}
