package onward.activity.store;

/** The stream moved on while a transaction was about to append to it; leaving with this rolls that one back. */
final class Conflict extends RuntimeException {
    Conflict() {
        super("The stream moved on", null, false, false);
    }
}
