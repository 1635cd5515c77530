package onward.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key tokens are signed with; its id is its thumbprint (RFC 7638), so another key has another id. */
final class SigningKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final ECKey key;

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /**
     * Reads a private key of the curve P-256 in PKCS#8 and PEM, as {@code openssl genpkey} and Java write it.
     *
     * @throws IllegalArgumentException if the file holds anything else
     */
    static SigningKey read(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file));
            if (!pem.find()) {
                throw new IllegalArgumentException("No PRIVATE KEY in PEM in " + file);
            }
            return of(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key's file cannot be read: " + file, e);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalArgumentException("No private key of the curve P-256 in " + file, e);
        }
    }

    private static SigningKey of(byte[] pkcs8) throws GeneralSecurityException, JOSEException {
        KeyFactory keys = KeyFactory.getInstance("EC");
        ECPrivateKey privateKey = (ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!P256.is(privateKey.getParams())) {
            throw new GeneralSecurityException("another curve");
        }
        ECPublicKey publicKey = (ECPublicKey)
                keys.generatePublic(new ECPublicKeySpec(P256.publicPoint(privateKey.getS()), privateKey.getParams()));
        return new SigningKey(new ECKey.Builder(Curve.P_256, publicKey)
                .privateKey(privateKey)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint()
                .build());
    }

    /** With the private part. */
    ECKey whole() {
        return key;
    }

    /** What everyone may know. */
    ECKey publicPart() {
        return key.toPublicJWK();
    }
}
