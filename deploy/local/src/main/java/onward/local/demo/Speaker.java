package onward.local.demo;

/** Who says something to Onward. */
public enum Speaker {
    COACH,
    CLIENT
}
