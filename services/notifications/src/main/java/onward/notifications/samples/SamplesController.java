package onward.notifications.samples;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.kit.http.Problem;
import onward.notifications.mail.Mail;
import onward.notifications.mail.MailRenderer;
import onward.notifications.mail.RenderedMail;
import onward.notifications.mail.Samples;

/** Every kind of mail with invented people, to be looked at. In local mode only. */
@Controller("/dev/mail/samples")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "onward.mode", value = "local")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SamplesController {
    private static final String DARK_QUERY = "@media (prefers-color-scheme: dark)";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final MailRenderer renderer = new MailRenderer();
    private final Map<String, Mail> samples;

    SamplesController(@Property(name = "onward.mail.public-url") URI app) {
        this.samples = Samples.leadingTo(app);
    }

    @Get
    HttpResponse<String> list() {
        String rows = samples.keySet().stream()
                .map(name -> "<li><strong>%s</strong> %s %s</li>"
                        .formatted(name, links(name, "en", "English"), links(name, "de", "Deutsch")))
                .collect(Collectors.joining("\n"));
        return page("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample mails</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>:root { color-scheme: light dark } body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem;
                margin: 2rem auto; padding: 0 1rem } li { margin-bottom: .4rem }</style></head>
                <body><h1>Every mail, with invented people</h1><p><a href="/dev/mail/">Mails that were sent</a></p>
                <ul>%s</ul></body></html>""".formatted(rows));
    }

    private static String links(String name, String language, String called) {
        String at = "/dev/mail/samples/" + name + "?language=" + language;
        return "&nbsp; %s: <a href=\"%s&amp;theme=light\">light</a>, <a href=\"%s&amp;theme=dark\">dark</a>, <a href=\"%s&amp;part=text\">text</a>"
                .formatted(called, at, at, at);
    }

    /**
     * One sample.
     *
     * @param language BCP 47; English unless given
     * @param theme {@code light} or {@code dark}; what the reader's system says unless given
     * @param part {@code text} for the plain part
     */
    @Get("/{name}")
    HttpResponse<String> sample(
            String name,
            @QueryValue Optional<String> language,
            @QueryValue Optional<String> theme,
            @QueryValue Optional<String> part) {
        Mail mail = Optional.ofNullable(samples.get(name))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such sample.")
                        .exception());
        RenderedMail rendered = renderer.render(mail, Locale.forLanguageTag(language.orElse("en")));
        if (part.filter("text"::equals).isPresent()) {
            return HttpResponse.ok(rendered.subject() + "\n\n" + rendered.text())
                    .contentType(MediaType.TEXT_PLAIN + ";charset=utf-8");
        }
        return page(theme.map(chosen -> in(chosen, rendered.html())).orElse(rendered.html()));
    }

    /** As a system set to that theme would show it. */
    private static String in(String theme, String html) {
        return html.replace(DARK_QUERY, theme.equals("dark") ? "@media all" : "@media not all")
                .replace("light dark", theme.equals("dark") ? "dark" : "light");
    }

    private static HttpResponse<String> page(String html) {
        return HttpResponse.ok(html)
                .contentType(MediaType.TEXT_HTML + ";charset=utf-8")
                .header("Content-Security-Policy", POLICY);
    }
}
