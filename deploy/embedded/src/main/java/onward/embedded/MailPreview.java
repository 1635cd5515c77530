package onward.embedded;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of one mail: as phones and desks show it, by day and by night, as text, and with its headers. */
final class MailPreview {
    private static final String DARK_QUERY = "@media (prefers-color-scheme: dark)";

    private MailPreview() {}

    /** The ways to look at a mail; widths in CSS pixels. */
    private enum View {
        WIDE_LIGHT("Wide, light", 800, false),
        WIDE_DARK("Wide, dark", 800, true),
        NARROW_LIGHT("Narrow, light", 390, false),
        NARROW_DARK("Narrow, dark", 390, true),
        TEXT("Plain text", 0, false);

        private final String label;
        private final int width;
        private final boolean dark;

        View(String label, int width, boolean dark) {
            this.label = label;
            this.width = width;
            this.dark = dark;
        }

        String query() {
            return "view=" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param query which view, such as {@code view=narrow-dark}; the first unless one is named */
    static String page(String frame, Mail mail, String query) {
        View view = Arrays.stream(View.values())
                .filter(one -> one.query().equals(query))
                .findFirst()
                .orElse(mail.html().isPresent() ? View.WIDE_LIGHT : View.TEXT);
        String views = Arrays.stream(View.values())
                .map(one -> "<a href=\"?%s\"%s>%s</a>"
                        .formatted(one.query(), one == view ? " aria-current=\"page\"" : "", one.label))
                .collect(Collectors.joining());
        String headers = mail.headers().entrySet().stream()
                .map(header -> "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                        .formatted(MailPages.escaped(header.getKey()), MailPages.escaped(header.getValue())))
                .collect(Collectors.joining("\n"));
        // What is the mail's own comes last: nothing in it is looked at again.
        return frame.replace("{{views}}", views)
                .replace("{{about}}", MailPages.escaped(mail.kind().orElse("mail") + " to " + mail.to()))
                .replace("{{subject}}", MailPages.escaped(mail.subject()))
                .replace("{{headers}}", headers)
                .replace("{{preview}}", preview(mail, view));
    }

    private static String preview(Mail mail, View view) {
        if (view == View.TEXT) {
            return "<pre>" + MailPages.escaped(mail.text().orElse("There is no plain part.")) + "</pre>";
        }
        return mail.html()
                .map(html ->
                        "<iframe width=\"%d\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" title=\"The mail\" srcdoc=\"%s\"></iframe>"
                                .formatted(
                                        view.width,
                                        MailPages.escaped("<base target=\"_blank\">" + in(view.dark, html))))
                .orElse("<p>There is no HTML part.</p>");
    }

    /** As a system that is set so would show it: what asks for the system's setting gets this answer. */
    static String in(boolean dark, String html) {
        return html.replace(DARK_QUERY, dark ? "@media all" : "@media not all")
                .replace("light dark", dark ? "dark" : "light");
    }
}
