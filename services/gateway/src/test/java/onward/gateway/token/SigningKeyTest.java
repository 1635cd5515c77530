package onward.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    /** {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256}, made for this test. */
    private static final String BY_OPENSSL = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqOEs6QFgJTVXh551
            3WDlos/P7TK6Pdjltr3wiSJmNZ2hRANCAATqX+1jjOhJS0H9HzppiUJfwdPFdtrY
            3HGGA8bwjcCVzfl4BMJmxm2E91sbTsGZcPNwvAY/fQXkqvp+Q+osz9kL
            -----END PRIVATE KEY-----
            """;

    @TempDir
    private Path folder;

    @RepeatedTest(20)
    void a_key_that_java_wrote_has_the_public_part_that_belongs_to_it() throws Exception {
        KeyPair pair = generate("EC", "secp256r1");

        SigningKey key = SigningKey.read(file(pem(pair)));

        ECPublicKey expected = (ECPublicKey) pair.getPublic();
        assertThat(key.publicPart().toECPublicKey().getW()).isEqualTo(expected.getW());
        assertThat(key.publicPart().isPrivate()).isFalse();
        assertThat(key.whole().getKeyID())
                .isEqualTo(key.publicPart().computeThumbprint().toString());
    }

    @Test
    void a_key_that_openssl_wrote_has_the_public_part_that_belongs_to_it() throws Exception {
        SigningKey key = SigningKey.read(file(BY_OPENSSL));

        assertThat(key.publicPart().getX().toString()).isEqualTo("6l_tY4zoSUtB_R86aYlCX8HTxXba2NxxhgPG8I3Alc0");
        assertThat(key.publicPart().getY().toString()).isEqualTo("-XgEwmbGbYT3WxtOwZlw83C8Bj99BeSq-n5D6izP2Qs");
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        Path otherCurve = file(pem(generate("EC", "secp384r1")));
        assertThatThrownBy(() -> SigningKey.read(otherCurve)).isInstanceOf(IllegalArgumentException.class);

        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        Path otherAlgorithm = file(pem(rsa.generateKeyPair()));
        assertThatThrownBy(() -> SigningKey.read(otherAlgorithm)).isInstanceOf(IllegalArgumentException.class);

        Path noKey = file("hello");
        assertThatThrownBy(() -> SigningKey.read(noKey)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.read(folder.resolve("missing"))).isInstanceOf(UncheckedIOException.class);
    }

    private static KeyPair generate(String algorithm, String curve) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
        keys.initialize(new ECGenParameterSpec(curve));
        return keys.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "key", ".pem"), content);
    }
}
