package onward.activity.catalogue;

/** What of an exercise is counted: minutes, repetitions, or seconds held. */
public enum Measure {
    MINUTES,
    REPS,
    HOLD
}
