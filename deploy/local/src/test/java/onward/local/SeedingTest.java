package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import onward.local.demo.Request;
import onward.local.demo.Seed;
import onward.local.demo.Story;
import onward.local.demo.Telling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a front door that answers as each test says. */
class SeedingTest {
    private static final Instant ANCHOR = Instant.parse("2026-11-04T15:30:00Z");
    private static final List<Story> STORIES = Studio.demoStories();
    private static final int ALL = STORIES.stream()
            .mapToInt(story -> Telling.of(story, Seed.DEMO, ANCHOR).size())
            .sum();

    private record Answer(int status, String body) {}

    @TempDir
    Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer door;
    private Function<String, Answer> answers = _ -> new Answer(200, "{\"version\":1}");

    @BeforeEach
    void open() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        door.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            boolean clock = what.equals("GET /dev/clock");
            Answer answer = clock ? new Answer(200, "{\"now\":\"" + ANCHOR + "\"}") : answers.apply(what);
            if (!clock && !what.startsWith("GET")) {
                heard.add(what);
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        door.start();
    }

    @AfterEach
    void close() {
        door.stop(0);
    }

    @Test
    void everything_is_told_once_and_nothing_again() {
        seed();
        assertThat(heard).hasSize(ALL);
        seed();
        assertThat(heard).hasSize(ALL);
    }

    @Test
    void what_was_answered_before_a_kill_is_not_told_again_also_if_the_last_line_is_torn() throws IOException {
        List<Request> told = Telling.of(STORIES.getFirst(), Seed.DEMO, ANCHOR);
        var journal = new SeedingJournal(file());
        journal.anchor(() -> ANCHOR);
        journal.answered(told.get(0));
        journal.answered(told.get(1));
        String kept = Files.readString(file());
        Files.writeString(file(), kept.substring(0, kept.length() - 10), StandardOpenOption.TRUNCATE_EXISTING);

        seed();
        assertThat(heard).hasSize(ALL - 1).doesNotContain("PUT " + told.get(0).path());
        assertThat(new SeedingJournal(file()).isDone()).isTrue();
    }

    @Test
    void a_refusal_is_said_in_one_line_and_what_was_refused_is_not_done() {
        answers = what -> what.endsWith("/plan")
                ? new Answer(422, "{\"code\":\"plan.walk-too-long\",\"detail\":\"'walk' is too long.\"}")
                : new Answer(200, "{\"version\":1}");
        assertThatThrownBy(this::seed)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The story of ")
                .hasMessageContaining("422 plan.walk-too-long. 'walk' is too long.")
                .hasMessageNotContaining("\n");
        assertThat(new SeedingJournal(file()).isDone()).isFalse();
    }

    @Test
    void one_refused_operation_of_a_batch_is_a_refusal() {
        answers = what -> new Answer(
                200,
                what.contains("sessions:batch")
                        ? "{\"version\":1,\"results\":[{\"status\":201},{\"status\":422,\"code\":\"session.unknown-item\"}]}"
                        : "{\"version\":1}");
        assertThatThrownBy(this::seed).isInstanceOf(Refusal.class).hasMessageContaining("422 session.unknown-item");
    }

    @Test
    void a_service_that_is_just_starting_again_is_waited_for() {
        List<String> turnedAway = Collections.synchronizedList(new ArrayList<>());
        answers = what -> {
            if (what.endsWith("/plan") && !turnedAway.contains(what)) {
                turnedAway.add(what);
                return new Answer(503, "{\"code\":\"service.unavailable\"}");
            }
            return new Answer(200, "{\"version\":1}");
        };
        seed();
        assertThat(turnedAway).hasSize(STORIES.size());
        assertThat(new SeedingJournal(file()).isDone()).isTrue();
    }

    private void seed() {
        var console = new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        new Seeding(
                        new LocalApi(door.getAddress().getPort(), "secret"),
                        new SeedingJournal(file()),
                        email -> "token of " + email,
                        console)
                .seed(STORIES);
    }

    private Path file() {
        return folder.resolve("demo");
    }
}
