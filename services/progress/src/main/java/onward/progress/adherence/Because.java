package onward.progress.adherence;

/**
 * What a mark was given for. It is put into words only when somebody asks: most dates are judged for their marks alone.
 */
public sealed interface Because {
    String inWords();

    /** Something that takes no figures to say. */
    record Plainly(String inWords) implements Because {}

    /** The best of what was done for items of the plan. */
    record Best(Credited best, boolean isEnough, Fraction enough) implements Because {
        @Override
        public String inWords() {
            return best.item().item() + ": " + best.how().inWords()
                    + (isEnough ? ", which is at least " : ", and nothing else reaches ") + enough;
        }
    }

    /** What of the daily items was done. */
    record Ratio(Sums daily, boolean isEnough, Fraction enough) implements Because {
        @Override
        public String inWords() {
            return daily.overallInWords().orElseThrow()
                    + (isEnough ? ", which is at least " : ", which is less than ")
                    + enough;
        }
    }
}
