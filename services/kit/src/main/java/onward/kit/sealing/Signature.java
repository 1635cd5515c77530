package onward.kit.sealing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs what is handed to people and comes back, such as a link (HMAC-SHA256 under a key of that purpose). */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param purpose what was signed for another purpose is not valid for this one */
    public Signature(MasterKey master, String purpose) {
        this.key = master.derive(ALGORITHM, purpose);
    }

    /** 32 bytes. */
    public byte[] of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that signature is this one's; takes as long for a wrong one. */
    public boolean isOf(byte[] bytes, byte[] signature) {
        return MessageDigest.isEqual(of(bytes), signature);
    }
}
