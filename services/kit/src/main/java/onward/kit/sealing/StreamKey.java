package onward.kit.sealing;

import javax.crypto.SecretKey;

/** What the key store knows about a stream's key. */
sealed interface StreamKey {
    /** The key, unwrapped. */
    record Live(SecretKey key) implements StreamKey {}

    /** Destroyed for good: what it sealed yields nothing. */
    record Erased() implements StreamKey {}

    /** Neither a key nor the mark of an erased one. */
    record Missing() implements StreamKey {}
}
