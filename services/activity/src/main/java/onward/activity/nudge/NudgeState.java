package onward.activity.nudge;

/** What became of one nudge id of one client. */
public sealed interface NudgeState {

    /** Nothing was ever asked under it. */
    record Unseen() implements NudgeState {}

    /**
     * It was asked for.
     *
     * @param version the stream's version after it
     */
    record Asked(String text, long version) implements NudgeState {}
}
