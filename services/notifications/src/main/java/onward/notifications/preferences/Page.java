package onward.notifications.preferences;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import onward.notifications.mail.UnsubscribeText;

/** The small pages behind a link in a mail: they fetch and run nothing. */
final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String FRAME = """
            <!doctype html>
            <html lang="{{language}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{{title}}</title>
            <style>
              :root { color-scheme: light dark; --ground: #f5efe6; --card: #fffdf9; --ink: #2f2b27; --line: #e8dfd2;
                --accent: #2c6350; --on-accent: #ffffff; }
              @media (prefers-color-scheme: dark) { :root { --ground: #191816; --card: #25231f; --ink: #f1ebe1;
                --line: #3a362f; --accent: #8fd0b5; --on-accent: #10251c; } }
              body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
              main { box-sizing: border-box; max-width: 34rem; margin: 10vh auto 0; padding: 0 1rem; }
              .brand { color: var(--accent); font-weight: 700; font-size: 1.25rem; margin: 0 0 1rem 1.5rem; }
              .card { background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.75rem 1.5rem; }
              h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
              p { margin: 0 0 1.25rem; }
              p:last-child { margin: 0; }
              button { font: inherit; font-weight: 600; border: 0; border-radius: .625rem; padding: .8rem 1.4rem;
                background: var(--accent); color: var(--on-accent); cursor: pointer; }
              button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
            </style>
            </head>
            <body><main><p class="brand">Onward</p><div class="card"><h1>{{title}}</h1>{{body}}</div></main></body>
            </html>
            """;

    private Page() {}

    static String asking(UnsubscribeText text) {
        // No action: it is sent to the address of the page itself.
        return page(
                text.language(),
                text.title(),
                "<p>" + text.question() + "</p><form method=\"post\"><button type=\"submit\">" + text.button()
                        + "</button></form>");
    }

    static String telling(String language, String title, String text) {
        return page(language, title, "<p>" + text + "</p>");
    }

    /** All of it are our own words: there is nothing to escape. */
    private static String page(String language, String title, String body) {
        return FRAME.replace("{{language}}", language)
                .replace("{{title}}", title)
                .replace("{{body}}", body);
    }

    static HttpResponse<String> answer(HttpStatus status, String page) {
        return HttpResponse.<String>status(status)
                .contentType(MediaType.TEXT_HTML + ";charset=utf-8")
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(page);
    }
}
