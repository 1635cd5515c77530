package onward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import onward.bench.Answering.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final UUID CLIENT = new UUID(0, 7);
    private static final Request HELLO =
            new Request("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII), CLIENT);

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile int status = 200;
    private volatile boolean chunked;
    private volatile long stallAt = -1;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hello", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (asked.incrementAndGet() == stallAt) {
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] body = "{\"version\":12}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Callers callers(int many) throws IOException {
        return new Callers(server.getAddress().getPort(), many);
    }

    @Test
    void each_caller_asks_again_when_it_is_answered_and_every_answer_counts() throws IOException {
        for (boolean inChunks : List.of(false, true)) {
            chunked = inChunks;
            asked.set(0);
            try (Callers four = callers(4)) {
                Load load = four.closed(Duration.ofMillis(100), () -> HELLO);
                assertThat(load.count()).isEqualTo(asked.get()).isGreaterThan(4);
            }
        }
    }

    @Test
    void what_is_due_while_the_only_caller_waits_is_late_from_when_it_was_due() throws IOException {
        stallAt = 5;
        List<String> answers = new ArrayList<>();
        try (Callers one = callers(1)) {
            Load load = one.open(50, Duration.ofSeconds(1), () -> HELLO, (_, answer) -> {
                assertThat(answer.asked().client()).isEqualTo(CLIENT);
                answers.add(answer.text());
            });
            assertThat(load.count()).isEqualTo(50);
            // The one that stalled, and those that were due meanwhile: at 20 ms intervals over ten are over 60 ms late.
            assertThat(load.percentile(80)).isGreaterThan(60);
        }
        assertThat(answers).hasSize(50).allMatch(answer -> answer.contains("\"version\":12"));
    }

    @Test
    void a_refusal_ends_the_run() throws IOException {
        status = 409;
        try (Callers one = callers(1)) {
            assertThatThrownBy(() -> one.closed(Duration.ofSeconds(5), () -> HELLO))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("409");
        }
    }
}
