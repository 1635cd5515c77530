package onward.kit.store;

import java.util.UUID;

/** The stream's key was destroyed: its events say nothing any more. */
public final class StreamErased extends RuntimeException {
    StreamErased(UUID stream) {
        super("Stream " + stream + " was erased");
    }
}
