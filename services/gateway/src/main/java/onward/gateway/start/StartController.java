package onward.gateway.start;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page at {@code /}: what this is and where to go from here. It runs nothing and fetches nothing. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class StartController {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final String page;

    StartController(@Property(name = "onward.mode") String mode, @Property(name = "micronaut.server.port") int port) {
        boolean local = mode.equals("local");
        this.page = resource("page.html")
                .replace("{{mails}}", local ? resource("mails.html") : "")
                .replace("{{clock}}", local ? resource("clock.html") : "")
                .replace("{{people}}", local ? resource("people.html") : "")
                .replace("{{port}}", Integer.toString(port));
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> start() {
        return HttpResponse.ok(page)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache");
    }

    private static String resource(String name) {
        try (InputStream file = StartController.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
