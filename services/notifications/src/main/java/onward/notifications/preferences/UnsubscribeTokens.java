package onward.notifications.preferences;

import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Signature;
import onward.notifications.mail.MailKind;

/**
 * Tokens of the links that switch off a kind of mail for a person: signed, so that nobody can make one; good for ever,
 * since mails are kept for ever; base64url of a signature, the person's id and the kind.
 */
@Singleton
public final class UnsubscribeTokens {
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST = 200;

    private final Signature signature;

    UnsubscribeTokens(MasterKey master) {
        this.signature = new Signature(master, "onward unsubscribe link");
    }

    /** What a token allows to switch off. */
    record Grant(UUID person, MailKind kind) {}

    /** The token for that person and kind. */
    public String of(UUID person, MailKind kind) {
        byte[] says = says(person, kind);
        byte[] token = ByteBuffer.allocate(SIGNATURE_BYTES + says.length)
                .put(signature.of(says))
                .put(says)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What it allows; empty if it was not made here. */
    Optional<Grant> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            byte[] signed = new byte[SIGNATURE_BYTES];
            bytes.get(signed);
            byte[] says = new byte[bytes.remaining()];
            bytes.get(says);
            return signature.isOf(says, signed) ? Optional.of(grant(says)) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] says(UUID person, MailKind kind) {
        byte[] code = kind.code().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 * Long.BYTES + code.length)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .put(code)
                .array();
    }

    private static Grant grant(byte[] says) {
        ByteBuffer bytes = ByteBuffer.wrap(says);
        UUID person = new UUID(bytes.getLong(), bytes.getLong());
        String code = StandardCharsets.US_ASCII.decode(bytes).toString();
        return new Grant(person, MailKind.of(code).orElseThrow(IllegalArgumentException::new));
    }
}
