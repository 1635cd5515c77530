package onward.progress.adherence;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Computes a sum as it stands in an explanation: a second opinion on what is said, by another way. */
final class ReadAloud {
    private final String text;
    private int next;

    private ReadAloud(String text) {
        this.text = text.replace(" ", "");
    }

    /** What all sides of {@code "(1/2 + 3) / 2 = 7/4"} come to; of a whole sentence, what stands before its words. */
    static Fraction result(String sum) {
        List<Fraction> sides = Stream.of(sum.replaceAll("(,| of).*", "").split("=", -1))
                .map(ReadAloud::fraction)
                .distinct()
                .toList();
        if (sides.size() != 1) {
            throw new AssertionError("not equal: " + sum);
        }
        return sides.getFirst();
    }

    static Fraction fraction(String side) {
        ReadAloud read = new ReadAloud(side);
        Fraction value = read.sum();
        if (read.next != read.text.length()) {
            throw new AssertionError("not a sum: " + side);
        }
        return value;
    }

    private Fraction sum() {
        Fraction sum = quotient();
        while (is('+')) {
            sum = sum.plus(quotient());
        }
        return sum;
    }

    private Fraction quotient() {
        Fraction quotient = atom();
        while (is('/')) {
            quotient = quotient.dividedBy(atom());
        }
        return quotient;
    }

    private Fraction atom() {
        if (is('(')) {
            Fraction inner = sum();
            if (!is(')')) {
                throw new AssertionError("not closed: " + text);
            }
            return inner;
        }
        int start = next;
        while (next < text.length() && Character.isDigit(text.charAt(next))) {
            next++;
        }
        return Fraction.of(new BigDecimal(text.substring(start, next)));
    }

    private boolean is(char sign) {
        boolean here = next < text.length() && text.charAt(next) == sign;
        next += here ? 1 : 0;
        return here;
    }
}
