package onward.kit.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key from outside the database under which all other keys stand. It is never used directly. */
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("The master key must have " + BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "HKDF");
    }

    /** The key in that file: base64 of 32 random bytes. */
    public static MasterKey read(Path file) {
        try {
            return new MasterKey(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The master key's file cannot be read: " + file, e);
        }
    }

    /** A key of its own for that purpose (HKDF-SHA256, RFC 5869). */
    SecretKey derive(String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
