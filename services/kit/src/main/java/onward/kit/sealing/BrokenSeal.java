package onward.kit.sealing;

/** What was to be opened was sealed with another key or for another place, or was changed. */
public final class BrokenSeal extends RuntimeException {
    BrokenSeal(String message) {
        super(message);
    }
}
