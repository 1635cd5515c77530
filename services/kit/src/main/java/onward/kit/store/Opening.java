package onward.kit.store;

import java.util.UUID;
import onward.kit.sealing.Sealer.Opened;

/** What the store itself sealed must open, unless the stream was erased. */
final class Opening {
    private Opening() {}

    static byte[] orFail(UUID stream, Opened opened) {
        return switch (opened) {
            case Opened.Clear clear -> clear.bytes();
            case Opened.Erased _ -> throw new StreamErased(stream);
            case Opened.NoKey _ -> throw new IllegalStateException("The key of stream " + stream + " is gone");
        };
    }
}
