package onward.gateway.token;

import onward.kit.settings.SettingKind;

/** The file that tokens are signed by, as a setting. */
public final class SigningKeyFile {
    public static final SettingKind KIND =
            SettingKind.file("a file with a private key of the curve P-256, PKCS#8 in PEM", SigningKey::read);

    private SigningKeyFile() {}
}
