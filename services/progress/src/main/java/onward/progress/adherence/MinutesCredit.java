package onward.progress.adherence;

import java.math.BigDecimal;

/** So many minutes of those prescribed. */
record MinutesCredit(BigDecimal done, BigDecimal prescribed) implements Credit {
    @Override
    public Fraction value() {
        return Credit.share(Fraction.of(done), Fraction.of(prescribed));
    }

    @Override
    public String inWords() {
        return plain(done) + " of " + plain(prescribed) + " min = " + value();
    }

    private static String plain(BigDecimal minutes) {
        return minutes.stripTrailingZeros().toPlainString();
    }
}
