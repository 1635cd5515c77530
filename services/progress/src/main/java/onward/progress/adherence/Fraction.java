package onward.progress.adherence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact rational number, always reduced, written {@code "15/7"}, or {@code "3"} when it is whole. Adherence is
 * computed in nothing else: what a coach sees as 4/5 must not depend on the order of additions.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    private static final int DISPLAYED_DECIMALS = 4;

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Fraction(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction over zero");
        }
        BigInteger common = denominator.equals(BigInteger.ONE) ? BigInteger.ONE : numerator.gcd(denominator);
        BigInteger reduceBy = denominator.signum() < 0 ? common.negate() : common;
        boolean isReduced = reduceBy.equals(BigInteger.ONE);
        this.numerator = isReduced ? numerator : numerator.divide(reduceBy);
        this.denominator = isReduced ? denominator : denominator.divide(reduceBy);
    }

    /** A whole number. */
    public static Fraction of(long whole) {
        return of(whole, 1);
    }

    /** The reduced fraction of the two. */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Exactly that decimal. */
    public static Fraction of(BigDecimal decimal) {
        int decimals = Math.max(decimal.scale(), 0);
        return new Fraction(decimal.setScale(decimals).unscaledValue(), BigInteger.TEN.pow(decimals));
    }

    /** What {@link #toString} wrote. */
    public static Fraction parse(String written) {
        int slash = written.indexOf('/');
        return slash < 0
                ? new Fraction(new BigInteger(written), BigInteger.ONE)
                : new Fraction(
                        new BigInteger(written.substring(0, slash)), new BigInteger(written.substring(slash + 1)));
    }

    public Fraction plus(Fraction other) {
        // Most sums are of nothing yet, or of equal parts.
        if (numerator.signum() == 0) {
            return other;
        }
        if (denominator.equals(other.denominator)) {
            return new Fraction(numerator.add(other.numerator), denominator);
        }
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The smaller of the two. */
    public Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isAtLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    public boolean isPositive() {
        return numerator.signum() > 0;
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** For display: four decimals, rounded half-even. */
    public BigDecimal ratio() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), DISPLAYED_DECIMALS, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction
                && numerator.equals(fraction.numerator)
                && denominator.equals(fraction.denominator);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator);
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
