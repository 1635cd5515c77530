package onward.notifications;

import java.util.List;
import onward.kit.service.Service;
import onward.kit.settings.Kind;
import onward.kit.settings.Setting;
import onward.kit.settings.Settings;

/** What to mail, when, and sending it. */
public final class Application {
    /** What stands in the README's table, and in the kit's. */
    public static final List<Setting> SETTINGS = Settings.behindTheGateway(List.of(
            Setting.required("ONWARD_SMTP_HOST", Kind.text("the name of the mail server")),
            Setting.required("ONWARD_SMTP_PORT", Kind.PORT),
            Setting.optional("ONWARD_SMTP_USER", Kind.text("who signs in there")),
            Setting.optional("ONWARD_SMTP_PASSWORD", Kind.text("that user's password")),
            Setting.optional("ONWARD_SMTP_SECURITY", Kind.oneOf("offered", "starttls", "tls")),
            Setting.required("ONWARD_MAIL_FROM", new Kind("an e-mail address", value -> value.contains("@"))),
            Setting.required("ONWARD_PUBLIC_URL", Kind.WEB_ADDRESS),
            Setting.optional("ONWARD_SENDER_CLAIM", Kind.TIME),
            Setting.optional("ONWARD_SENDER_POLL", Kind.TIME),
            Setting.optional("ONWARD_SENDER_SENDERS", Kind.COUNT)));

    private Application() {}

    public static void main(String[] arguments) {
        Service.run("notifications", Application.class, SETTINGS, arguments);
    }
}
