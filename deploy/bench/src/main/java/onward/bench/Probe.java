package onward.bench;

/** Something that is done again and again and timed. */
@FunctionalInterface
interface Probe {
    /**
     * Makes ready what is done the next time; this is not timed.
     *
     * @param turn counts up, also through the warm-up
     */
    Action prepare(int turn) throws Exception;

    /** What is timed. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
