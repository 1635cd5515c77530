package onward.kit.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** A keyed hash of an e-mail address, so that one can be looked up without being stored (HMAC-SHA256). */
public final class AddressHash {
    private final SecretKey key;

    public AddressHash(MasterKey master) {
        this.key = master.derive("HmacSHA256", "onward e-mail address");
    }

    /** 32 bytes; the same for addresses that differ in case or in blanks around them only. */
    public byte[] of(String email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
