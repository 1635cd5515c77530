package onward.kit.access;

/** Whether a token is valid cannot be said now, since its key cannot be fetched; a later call may. */
public final class KeysUnavailable extends RuntimeException {
    public KeysUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
