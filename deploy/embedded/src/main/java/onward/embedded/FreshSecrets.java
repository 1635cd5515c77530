package onward.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Secrets as an instance makes them once: by chance alone, as the texts that stand in their files. */
public final class FreshSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshSecrets() {}

    /** 256 bits in letters that need no quoting anywhere. */
    public static String password() {
        return randomBase64(Base64.getUrlEncoder().withoutPadding());
    }

    /** 32 bytes in base64. */
    public static String masterKey() {
        return randomBase64(Base64.getEncoder());
    }

    /** P-256, PKCS#8 in PEM. */
    public static String signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String randomBase64(Base64.Encoder encoder) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }
}
