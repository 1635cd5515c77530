package onward.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailRendererTest {
    private static final URI APP = URI.create("https://onward.example.org/start");

    private final MailRenderer renderer = new MailRenderer();

    @Test
    void an_invitation_says_who_invites_and_leads_to_the_app() {
        RenderedMail mail = rendered("Sam Carter", "Demo Studio", Optional.of("Maya Lindqvist"));

        assertThat(mail.subject()).isEqualTo("Maya Lindqvist invites you to Onward");
        assertThat(List.of(mail.html(), mail.text()))
                .allSatisfy(part -> assertThat(part)
                        .contains("Hello Sam Carter")
                        .contains("Maya Lindqvist invites you to join Demo Studio on Onward.")
                        .contains("Reply to this e-mail and your answer goes to Maya Lindqvist.")
                        .contains("You get this e-mail because Maya Lindqvist at Demo Studio added you")
                        .contains("https://onward.example.org/start"));
        assertThat(mail.html()).contains("href=\"https://onward.example.org/start\"");
    }

    @Test
    void the_studio_invites_when_nobody_is_named() {
        RenderedMail mail = rendered("Sam Carter", "Demo Studio", Optional.empty());

        assertThat(mail.subject()).isEqualTo("Demo Studio invites you to Onward");
        assertThat(mail.text()).contains("Demo Studio invites you to Onward.").doesNotContain("Reply");
    }

    @Test
    void the_html_has_a_preheader_a_dark_mode_and_asks_no_other_host() {
        String html = rendered("Sam Carter", "Demo Studio", Optional.of("Maya Lindqvist"))
                .html();

        assertThat(html)
                .contains("display:none")
                .contains("See your plan, note what you have done, and stay in touch with Demo Studio.")
                .contains("@media (prefers-color-scheme: dark)")
                .containsPattern("<meta content=\"light dark\" name=\"color-scheme\">")
                .contains("lang=\"en\"");
        List<String> asked = Pattern.compile("(?:src|href|url)\\s*[=(]\\s*[\"']?(https?:[^\"')\\s]+)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(asked).containsExactly("https://onward.example.org/start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></head><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "<mj-raw><script>alert(1)</script></mj-raw>",
                "</mj-text><mj-raw><script>alert(1)</script></mj-raw>",
                "]]><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!--[if mso]><script>alert(1)</script><![endif]-->"
            })
    void markup_in_a_name_stays_text(String name) {
        RenderedMail mail = rendered(name, name, Optional.of(name));

        String asText = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(mail.html().replace(asText, "Sam"))
                .isEqualTo(rendered("Sam", "Sam", Optional.of("Sam")).html());
        assertThat(mail.text()).contains("Hello " + name);
    }

    @Test
    void quotes_umlauts_emoji_and_ampersands_are_shown_as_written() {
        RenderedMail mail = rendered("Zoë \"Zed\" O’Brien 🌿", "Söhne & Co", Optional.of("Łukasz Ångström"));

        assertThat(mail.text()).contains("Hello Zoë \"Zed\" O’Brien 🌿").contains("join Söhne & Co on");
        assertThat(mail.html()).contains("Zoë \"Zed\" O’Brien 🌿").contains("join Söhne &amp; Co on");
    }

    @Test
    void a_name_cannot_break_the_line_nor_turn_the_words_after_it() {
        RenderedMail mail = rendered("Sam\r\nBcc: x@evil.test", "Demo\u2028Studio", Optional.of("Ma\u202eya\u0000 L"));

        assertThat(mail.subject()).isEqualTo("Maya L invites you to Onward");
        assertThat(mail.text()).contains("Hello Sam Bcc: x@evil.test").contains("Demo Studio");
    }

    @Test
    void a_language_nobody_has_written_yet_is_answered_in_english() {
        Invitation invitation = new Invitation("Sam", "Demo Studio", Optional.empty(), APP);

        assertThat(renderer.render(invitation, Locale.forLanguageTag("pl-PL")))
                .isEqualTo(renderer.render(invitation, Locale.ENGLISH));
    }

    private RenderedMail rendered(String client, String studio, Optional<String> inviter) {
        return renderer.render(new Invitation(client, studio, inviter, APP), Locale.ENGLISH);
    }
}
