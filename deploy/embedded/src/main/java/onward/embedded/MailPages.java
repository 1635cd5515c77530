package onward.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import onward.contracts.Json;

/** The kept mails over HTTP: {@code GET /messages} for programs, {@code GET /} and {@code GET /<id>} for people. */
final class MailPages implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(Locale.UK)
            .withZone(ZoneOffset.UTC);

    private final HttpServer server;
    private final ExecutorService requests;

    private MailPages(HttpServer server, ExecutorService requests) {
        this.server = server;
        this.requests = requests;
    }

    static MailPages start(MailFolder mails, int port) throws IOException {
        ObjectMapper json = Json.strict();
        String allMails = frame("mails.html");
        String oneMail = frame("mail.html");
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(requests);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/" -> answer(exchange, 200, "text/html; charset=utf-8", page(allMails, mails));
                case "/messages" ->
                    list(
                            exchange,
                            json,
                            mails.all()
                                    .filter(addressedTo(exchange.getRequestURI().getQuery())));
                default -> {
                    var one = mails.find(path.substring(1));
                    if (one.isPresent()) {
                        String query = exchange.getRequestURI().getQuery();
                        String page = MailPreview.page(oneMail, one.get(), query == null ? "" : query);
                        answer(exchange, 200, "text/html; charset=utf-8", page);
                    } else {
                        answer(exchange, 404, "text/plain; charset=utf-8", "There is nothing here.\n");
                    }
                }
            }
        });
        server.start();
        return new MailPages(server, requests);
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }

    /** With {@code ?to=ADDRESS} only those to that address, else all. */
    private static Predicate<Mail> addressedTo(String query) {
        return query != null && query.startsWith("to=")
                ? mail -> mail.to().equals(query.substring("to=".length()))
                : _ -> true;
    }

    /** One mail after the other: all at once may be more than fits into memory. */
    private static void list(HttpExchange exchange, ObjectMapper json, Stream<Mail> mails) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                JsonGenerator out = json.createGenerator(exchange.getResponseBody())) {
            out.writeStartObject();
            out.writeArrayFieldStart("messages");
            for (Iterator<Mail> all = mails.iterator(); all.hasNext(); ) {
                json.writeValue(out, all.next());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            // A mail is somebody else's page: it runs nothing and fetches nothing.
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String page(String frame, MailFolder mails) {
        List<String> entries = mails.all().map(MailPages::entry).toList();
        String list = entries.isEmpty()
                ? "<p class=\"none\">No mail yet. Enrol a client and the invitation arrives here.</p>"
                : String.join("\n", entries.reversed());
        String count = entries.size() == 1 ? "1 mail" : entries.size() + " mails";
        return frame.replace("{{count}}", count).replace("{{mails}}", list);
    }

    private static String entry(Mail mail) {
        return """
            <a class="mail" href="/dev/mail/%s"><span class="subject">%s</span><span class="kind">%s</span>
            <span class="to">%s</span><time datetime="%s">%s UTC</time></a>\
            """.formatted(
                        mail.id(),
                        escaped(mail.subject()),
                        escaped(mail.kind().orElse("mail")),
                        escaped(mail.to()),
                        mail.at(),
                        TIME.format(mail.at()));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // Or it could name a place of the page that is still to be filled.
                .replace("{", "&#123;");
    }

    private static String frame(String name) throws IOException {
        return resource(name).replace("{{style}}", resource("pages.css"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MailPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
