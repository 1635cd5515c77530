package onward.gateway.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import onward.kit.http.Problem;

/** {@code /docs}: the contracts to read, as a page and as the files they are. Nothing on it comes from elsewhere. */
@Controller("/docs")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {
    /** The script makes its own styles; whatever else it might want to fetch is not fetched. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    /** Names only: no way out of the folder. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9-]+(/[A-Za-z0-9-]+)*\\.(openapi\\.yaml|yaml|json|js|html)");

    @Get
    HttpResponse<byte[]> page() {
        return answer("page.html");
    }

    /** A document by its name, such as {@code activity.openapi.yaml}, and what the page is made of. */
    @Get("/{+file}")
    HttpResponse<byte[]> file(String file) {
        return answer(file);
    }

    private static HttpResponse<byte[]> answer(String file) {
        return read(file)
                .map(content -> HttpResponse.ok(content)
                        .header("Content-Type", type(file))
                        .header("Content-Security-Policy", POLICY)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer")
                        .header("Cache-Control", "no-cache"))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such document.")
                        .exception());
    }

    private static Optional<byte[]> read(String file) {
        if (!NAME.matcher(file).matches()) {
            return Optional.empty();
        }
        try (InputStream content = DocsController.class.getResourceAsStream(file)) {
            return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "json" -> "application/json";
            // As text, so that a browser shows it.
            default -> "text/plain;charset=utf-8";
        };
    }
}
