package onward.progress.adherence;

/** What was earned of what was due, in slots. */
public record Score(Fraction earned, Fraction due) {
    static final Score NOTHING = new Score(Fraction.ZERO, Fraction.ZERO);

    Score plus(Score other) {
        return new Score(earned.plus(other.earned), due.plus(other.due));
    }

    boolean isDue() {
        return due.isPositive();
    }

    /** Earned over due. Only where something is due: nothing due has no ratio, not 0 and not 1. */
    public Fraction ratio() {
        return earned.dividedBy(due);
    }
}
