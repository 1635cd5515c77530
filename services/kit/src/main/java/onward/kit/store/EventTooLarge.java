package onward.kit.store;

/** An event that the broker would refuse; it is refused before it is stored, or it could never leave. */
public final class EventTooLarge extends RuntimeException {
    EventTooLarge(int bytes, int most) {
        super("An event of " + bytes + " bytes; at most " + most + " can be published");
    }
}
