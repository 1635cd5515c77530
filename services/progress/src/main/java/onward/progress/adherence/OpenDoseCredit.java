package onward.progress.adherence;

/** No dose is set: whatever was logged fills the slot. */
record OpenDoseCredit() implements Credit {
    @Override
    public Fraction value() {
        return Fraction.ONE;
    }

    @Override
    public String inWords() {
        return "done, no dose is set = 1";
    }
}
