package onward.contracts;

/** An event whose type or version is unknown here, or whose payload or envelope is broken. Consumers park it. */
public final class UndecodableEvent extends RuntimeException {
    public UndecodableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
