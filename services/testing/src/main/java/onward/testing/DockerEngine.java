package onward.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Docker engine by its address, asked with as little as possible: where there is none, Testcontainers would take long to
 * say so.
 *
 * @param address {@code unix:///path} or {@code tcp://host:port}
 */
record DockerEngine(URI address) {
    /** Where nobody listens, that is known at once; only a host that drops what comes makes one wait. */
    private static final Duration PATIENCE_TO_CONNECT = Duration.ofMillis(700);
    /** Somebody listens, and the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE_WITH_REGISTRY = Duration.ofMinutes(5);

    /**
     * Where Testcontainers would look, in its order: what {@code DOCKER_HOST} says, else the usual sockets.
     *
     * @param environment the variables of this process
     */
    static List<DockerEngine> candidates(Map<String, String> environment) {
        String said = environment.getOrDefault("DOCKER_HOST", "");
        if (!said.isBlank()) {
            return List.of(new DockerEngine(URI.create(said)));
        }
        var sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "docker.sock"))
                .ifPresent(sockets::add);
        sockets.add(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
        sockets.add(Path.of(System.getProperty("user.home"), ".docker", "desktop", "docker.sock"));
        return sockets.stream()
                .map(socket -> new DockerEngine(URI.create("unix://" + socket)))
                .toList();
    }

    /** Whether there is one: where there is none, this is known in less than a second. */
    boolean answers() {
        return answers(PATIENCE);
    }

    boolean answers(Duration patience) {
        return status("GET /_ping", patience).equals(Optional.of(200));
    }

    /** Whether it has that image, if need be from the registry. */
    boolean provides(String image) {
        if (has(image)) {
            return true;
        }
        // Answered when it is there or cannot be had.
        status(
                "POST /images/create?fromImage=" + URLEncoder.encode(image, StandardCharsets.UTF_8),
                PATIENCE_WITH_REGISTRY);
        return has(image);
    }

    private boolean has(String image) {
        return status("GET /images/" + image + "/json", PATIENCE).equals(Optional.of(200));
    }

    /** The status of its whole answer; empty: there was none. */
    private Optional<Integer> status(String request, Duration patience) {
        return within(PATIENCE_TO_CONNECT, () -> SocketChannel.open(socket())).flatMap(channel -> {
            try (channel) {
                return within(patience, () -> exchange(channel, request));
            } catch (IOException closing) {
                return Optional.empty();
            }
        });
    }

    /** Whoever does not come to an end in time is left alone: a socket that nobody serves can hold one up. */
    private static <T> Optional<T> within(Duration patience, Callable<T> task) {
        var running = new FutureTask<>(task);
        Thread.ofPlatform().daemon().name("docker").start(running);
        try {
            return Optional.of(running.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException nobody) {
            running.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int exchange(SocketChannel channel, String request) throws IOException {
        // 1.0: the answer ends with the connection.
        String head = request + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        var answer =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        String[] status = String.valueOf(answer.readLine()).split(" ", 3);
        while (answer.readLine() != null) {
            // To the end: pulling lasts until then.
        }
        if (status.length < 2 || !status[0].startsWith("HTTP/")) {
            throw new IOException("not an engine: " + address);
        }
        return Integer.parseInt(status[1]);
    }

    private SocketAddress socket() throws IOException {
        return switch (String.valueOf(address.getScheme())) {
            case "unix" -> UnixDomainSocketAddress.of(address.getPath());
            case "tcp" -> new InetSocketAddress(address.getHost(), address.getPort());
            default -> throw new IOException("not asked: " + address);
        };
    }
}
