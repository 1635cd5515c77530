package onward.kit.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits in front of the ciphertext. */
final class Aes {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aes() {}

    static byte[] seal(SecretKey key, byte[] additional, byte[] clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, additional, clear, 0);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws BrokenSeal if it was sealed with another key or for another place, or was changed */
    static byte[] open(SecretKey key, byte[] additional, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new BrokenSeal("too short to be sealed");
        }
        return run(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), additional, sealed, NONCE_BYTES);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] additional, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(additional);
            return cipher.doFinal(input, from, input.length - from);
        } catch (AEADBadTagException e) {
            throw new BrokenSeal("sealed with another key, for another place, or changed since");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
