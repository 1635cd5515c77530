package onward.notifications;

import java.util.List;
import onward.kit.service.Service;
import onward.kit.settings.Setting;
import onward.kit.settings.SettingKind;
import onward.kit.settings.Settings;

/** What to mail, when, and sending it. */
public final class Application {
    /** What stands in the README's table, and in the kit's. */
    public static final List<Setting> SETTINGS = Settings.behindTheGateway(List.of(
            Setting.required("ONWARD_SMTP_HOST", SettingKind.text("the name of the mail server")),
            Setting.required("ONWARD_SMTP_PORT", SettingKind.PORT),
            Setting.optional("ONWARD_SMTP_USER", SettingKind.text("who signs in there")),
            Setting.optional("ONWARD_SMTP_PASSWORD", SettingKind.text("that user's password")),
            Setting.optional("ONWARD_SMTP_SECURITY", SettingKind.oneOf("offered", "starttls", "tls")),
            Setting.required("ONWARD_MAIL_FROM", new SettingKind("an e-mail address", value -> value.contains("@"))),
            Setting.required("ONWARD_PUBLIC_URL", SettingKind.WEB_ADDRESS),
            Setting.optional("ONWARD_SENDER_CLAIM", SettingKind.TIME),
            Setting.optional("ONWARD_SENDER_POLL", SettingKind.TIME),
            Setting.optional("ONWARD_SENDER_SENDERS", SettingKind.COUNT)));

    private Application() {}

    public static void main(String[] arguments) {
        Service.run("notifications", Application.class, SETTINGS, arguments);
    }
}
