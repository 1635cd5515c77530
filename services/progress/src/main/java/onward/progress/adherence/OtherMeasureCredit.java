package onward.progress.adherence;

/** Logged in another measure than the dose's: nothing to compare, nothing earned. */
record OtherMeasureCredit(String prescribed) implements Credit {
    @Override
    public Fraction value() {
        return Fraction.ZERO;
    }

    @Override
    public String inWords() {
        return "logged in another measure, the dose asks for " + prescribed + " = 0";
    }
}
