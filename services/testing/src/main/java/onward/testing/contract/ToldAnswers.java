package onward.testing.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import onward.testing.contract.Operations.Operation;

/**
 * Holds what a service really answers against what its document tells: the answer, if the document knows the path; the
 * request too, if all of it was accepted. A code that a problem has must be among those that are told for it. A fault of
 * the service is told nowhere, nor what does not exist in this mode.
 */
public final class ToldAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAULT = 500;
    private static final int NOTHING = 404;

    private final String service;
    private final ObjectNode document;
    private final OpenApiInteractionValidator validator;

    private ToldAnswers(String service) {
        this.service = service;
        this.document = Yaml.read(KeptDocument.fileOf(service));
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(Yaml.write(document))
                .build();
    }

    /** By the document of that service as it is checked in. */
    public static ToldAnswers of(String service) {
        return new ToldAnswers(service);
    }

    /**
     * The answer, if it is told.
     *
     * @throws AssertionError if it is not
     */
    public HttpResponse<String> check(HttpRequest request, HttpResponse<String> response) {
        String path = request.uri().getRawPath();
        Optional<Operation> operation = Operations.of(document).stream()
                .filter(told ->
                        told.method().equals(request.method().toLowerCase(Locale.ROOT)) && matches(told.path(), path))
                .findFirst();
        if (operation.isPresent() && response.statusCode() != FAULT && !isNothing(response)) {
            checkAnswer(operation.get(), path, request, response);
            if (response.statusCode() < 300 && !refusesPart(response)) {
                report(operation.get(), response, validator.validateRequest(asked(request, path)));
            }
        }
        return response;
    }

    private void checkAnswer(Operation operation, String path, HttpRequest request, HttpResponse<String> response) {
        SimpleResponse.Builder answer =
                SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
        response.headers().map().forEach((name, values) -> answer.withHeader(name, values));
        report(operation, response, validator.validateResponse(path, Method.valueOf(request.method()), answer.build()));
        if (response.statusCode() >= 400 && isProblem(response)) {
            JsonNode told = toldFor(operation, response.statusCode()).path(ApiDocument.CODES);
            String code = code(response.body());
            boolean isTold = false;
            for (JsonNode one : told) {
                isTold |= one.asText().equals(code);
            }
            if (!isTold) {
                throw untold(operation, response, "the code " + code + " is not among " + told);
            }
        }
    }

    private JsonNode toldFor(Operation operation, int status) {
        JsonNode told = operation.said().path("responses").path(Integer.toString(status));
        String reference = told.path("$ref").asText();
        return reference.isEmpty()
                ? told
                : document.at("/components/responses").path(reference.substring(ApiDocument.RESPONSES.length()));
    }

    private static SimpleRequest asked(HttpRequest request, String path) {
        SimpleRequest.Builder asked = new SimpleRequest.Builder(Method.valueOf(request.method()), path);
        request.headers().map().forEach(asked::withHeader);
        request.bodyPublisher()
                .filter(body -> body.contentLength() != 0)
                .ifPresent(body -> asked.withBody(WrittenBody.of(body)));
        Optional.ofNullable(request.uri().getQuery()).ifPresent(query -> {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                asked.withQueryParam(parts[0], parts.length > 1 ? parts[1] : "");
            }
        });
        return asked.build();
    }

    private void report(Operation operation, HttpResponse<String> response, ValidationReport report) {
        if (report.hasErrors()) {
            throw untold(
                    operation,
                    response,
                    SimpleValidationReportFormat.getInstance().apply(report));
        }
    }

    private AssertionError untold(Operation operation, HttpResponse<String> response, String why) {
        return new AssertionError("contracts/http/" + service
                + ".openapi.yaml does not tell what was asked or answered at "
                + operation + ": " + why + "\nThe answer was " + response.statusCode() + " " + response.body()
                + "\nIf it is right, say so in contracts/http/words/" + service + ".yaml and write the document anew.");
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static boolean isProblem(HttpResponse<String> response) {
        return isOf(response, "application/problem+json");
    }

    private static boolean isOf(HttpResponse<String> response, String type) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith(type);
    }

    /** Whether it answers several operations and refuses one of them. */
    private static boolean refusesPart(HttpResponse<String> response) {
        return isOf(response, "application/json")
                && json(response.body()).path("results").findValue("code") != null;
    }

    private static boolean isNothing(HttpResponse<String> response) {
        return response.statusCode() == NOTHING
                && isProblem(response)
                && code(response.body()).equals("not-found");
    }

    private static String code(String body) {
        return json(body).path("code").asText();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }
}
