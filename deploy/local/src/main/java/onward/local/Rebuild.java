package onward.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import onward.contracts.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        description = "Make a projection of the running instance anew from the events, while it is read.")
final class Rebuild implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** A service that was killed is back before that. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = Json.tolerant();

    @Parameters(paramLabel = "PROJECTION", description = "timeline or adherence.")
    String projection;

    @Option(names = "--accept", description = "Also if it is another one than what is read.")
    boolean accept;

    private final Console console = new Console(System.out);

    /** The instance that is asked. */
    private record Asking(LocalApi api, String token, String path) {}

    @Override
    public Integer call() throws InterruptedException {
        DataFolder data = Checkout.fromProperties().lastStarted().orElseThrow(Rebuild::nothingRuns);
        Instance instance = data.instance().orElseThrow(Rebuild::nothingRuns);
        LocalApi api = new LocalApi(instance.port(), new Secrets(data).localSecret());
        String token = api.token(Studio.DEMO.admin().email())
                .orElseThrow(() -> new Refusal("Onward cannot tell just now who its administrator is."));
        Asking asking = new Asking(api, token, "/v1/admin/projections/" + projection + "/rebuild");
        boolean waits = state(status(asking)).equals("differs");
        if (waits && accept) {
            ask(asking, "POST", "/switch");
        } else {
            begin(asking);
        }
        return end(asking, follow(asking));
    }

    private void begin(Asking asking) {
        HttpResponse<String> begun = say(asking, "POST", "");
        switch (begun.statusCode()) {
            case 202 ->
                console.say(projection + " is made anew, as generation "
                        + read(begun).get("generation").asInt() + ". What is read stays until it is done.");
            case 409 -> console.say(projection + " is being made anew already.");
            default -> throw refused(begun);
        }
    }

    /** Until nothing goes on by itself. */
    private JsonNode follow(Asking asking) throws InterruptedException {
        String said = "";
        while (true) {
            JsonNode status = status(asking);
            String line = String.format(
                    Locale.ROOT,
                    "  %-10s %,12d events  %,9.0f a second  %,9d behind",
                    state(status),
                    status.get("events").asLong(),
                    status.get("perSecond").asDouble(),
                    status.get("lag").asLong());
            if (!line.equals(said)) {
                console.say(line);
                said = line;
            }
            switch (state(status)) {
                case "differs" -> {
                    if (!accept) {
                        return status;
                    }
                    tell(status);
                    ask(asking, "POST", "/switch");
                }
                case "switched", "failed", "discarded", "none" -> {
                    return status;
                }
                default -> TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    private int end(Asking asking, JsonNode status) {
        return switch (state(status)) {
            case "switched" -> {
                console.say("Done: " + projection + " is read from generation "
                        + status.get("generation").asInt() + ".");
                yield 0;
            }
            case "differs" -> {
                tell(status);
                console.say("It differs from what is read, which stays. ./onward rebuild " + projection
                        + " --accept takes it; another ./onward rebuild " + projection + " gives it up.");
                yield 1;
            }
            case "failed" -> {
                console.say("It failed (" + status.path("cause").asText()
                        + "); what is read stays. ./onward logs progress" + " tells more.");
                yield 1;
            }
            default -> {
                console.say("It was given up: another one was begun. " + asking.path() + " tells of that.");
                yield 1;
            }
        };
    }

    private void tell(JsonNode status) {
        for (JsonNode difference : status.get("differences")) {
            console.say("  " + difference.path("client").asText("a client of another studio") + "  "
                    + difference.get("what").asText());
        }
    }

    private JsonNode status(Asking asking) {
        return ask(asking, "GET", "");
    }

    private JsonNode ask(Asking asking, String method, String more) {
        HttpResponse<String> response = say(asking, method, more);
        if (response.statusCode() / 100 != 2) {
            throw refused(response);
        }
        return read(response);
    }

    /** Again and again while the service is away: it may be what is tried here. */
    private HttpResponse<String> say(Asking asking, String method, String more) {
        long end = System.nanoTime() + SILENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = asking.api().say(method, asking.path() + more, asking.token(), "");
                if (response.statusCode() < 500 || System.nanoTime() > end) {
                    return response;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new Refusal("Onward does not answer.", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted. The rebuild goes on.", e);
            }
        }
    }

    private static String state(JsonNode status) {
        return status.get("state").asText();
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw refused(response);
        }
    }

    private static Refusal refused(HttpResponse<String> response) {
        return new Refusal("Onward answered " + response.statusCode() + " "
                + response.body().strip());
    }

    private static Refusal nothingRuns() {
        return new Refusal("Nothing runs. ./onward up starts it.");
    }
}
