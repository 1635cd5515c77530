package onward.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onward.testing.TestInfrastructure.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInfrastructureTest {
    private static final BuildDecision NO_BUILD = new BuildDecision(Optional.empty(), "");
    private static final String IMAGE = ContainerPostgres.IMAGE;

    @TempDir
    Path folder;

    @Test
    void without_an_engine_it_is_embedded_and_known_at_once() throws IOException {
        Path stale = folder.resolve("stale.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(stale))
                .close();
        long began = System.nanoTime();

        Choice choice = choose(engineAt(folder.resolve("none.sock")), engineAt(stale));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(choice.of()).isEqualTo(TestInfrastructure.EMBEDDED);
        assertThat(choice.because()).contains("no Docker engine answers", "stale.sock");
    }

    @Test
    void who_listens_and_says_nothing_is_no_engine() throws IOException {
        Path silent = folder.resolve("silent.sock");
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(silent));
            assertThat(engineAt(silent).answers(Duration.ofMillis(200))).isFalse();
        }
    }

    @Test
    void an_engine_that_has_the_images_gives_containers() throws IOException {
        try (var engine = new Engine(folder.resolve("docker.sock"), Set.of("/_ping", "/images/" + IMAGE + "/json"))) {
            assertThat(choose(engineAt(folder.resolve("none.sock")), engine.asked())
                            .of())
                    .isEqualTo(TestInfrastructure.CONTAINERS);
        }
    }

    @Test
    void an_engine_that_cannot_get_the_images_is_of_no_use() throws IOException {
        try (var engine = new Engine(folder.resolve("docker.sock"), Set.of("/_ping"))) {
            Choice choice = choose(engine.asked());
            assertThat(choice.of()).isEqualTo(TestInfrastructure.EMBEDDED);
            assertThat(choice.because()).contains("cannot get " + IMAGE);
        }
    }

    @Test
    void containers_that_are_asked_for_without_an_engine_are_refused() {
        assertThatThrownBy(() -> TestInfrastructure.choose(
                        Optional.of("containers"),
                        NO_BUILD,
                        List.of(engineAt(folder.resolve("none.sock"))),
                        List.of(IMAGE)))
                .hasMessageContaining("no Docker engine answers at unix:")
                .hasMessageContaining("none.sock");
    }

    @Test
    void what_is_asked_for_goes_before_what_is_there() throws IOException {
        try (var engine = new Engine(folder.resolve("docker.sock"), Set.of("/_ping", "/images/" + IMAGE + "/json"))) {
            assertThat(TestInfrastructure.choose(
                                    Optional.of("embedded"), NO_BUILD, List.of(engine.asked()), List.of(IMAGE))
                            .of())
                    .isEqualTo(TestInfrastructure.EMBEDDED);
        }
        assertThatThrownBy(() -> TestInfrastructure.choose(Optional.of("podman"), NO_BUILD, List.of(), List.of(IMAGE)))
                .hasMessageContaining("podman is neither");
    }

    @Test
    void a_build_decides_once_and_the_next_one_anew() {
        Optional<Path> file = Optional.of(folder.resolve("target").resolve("decision"));
        var embedded = new Choice(TestInfrastructure.EMBEDDED, "there was none");
        var containers = new Choice(TestInfrastructure.CONTAINERS, "one came");

        assertThat(new BuildDecision(file, "first").orElse(() -> embedded)).isEqualTo(embedded);
        assertThat(new BuildDecision(file, "first").orElse(() -> containers)).isEqualTo(embedded);
        assertThat(new BuildDecision(file, "second").orElse(() -> containers)).isEqualTo(containers);
    }

    @Test
    void an_engine_is_looked_for_where_the_environment_says() {
        assertThat(DockerEngine.candidates(Map.of("DOCKER_HOST", "tcp://10.0.0.7:2375")))
                .containsExactly(new DockerEngine(URI.create("tcp://10.0.0.7:2375")));
        assertThat(DockerEngine.candidates(Map.of("XDG_RUNTIME_DIR", "/run/user/1000")))
                .contains(engineAt(Path.of("/var/run/docker.sock")), engineAt(Path.of("/run/user/1000/docker.sock")));
    }

    private static Choice choose(DockerEngine... engines) {
        return TestInfrastructure.choose(Optional.empty(), NO_BUILD, List.of(engines), List.of(IMAGE));
    }

    private static DockerEngine engineAt(Path socket) {
        return new DockerEngine(URI.create("unix://" + socket));
    }

    /** Answers 200 to what it knows and 404 to all else. */
    private static final class Engine implements AutoCloseable {
        private final Path socket;
        private final Set<String> known;
        private final ServerSocketChannel server;

        Engine(Path socket, Set<String> known) throws IOException {
            this.socket = socket;
            this.known = known;
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(this::serve);
        }

        DockerEngine asked() {
            return engineAt(socket);
        }

        private void serve() {
            while (true) {
                try (SocketChannel caller = server.accept()) {
                    ByteBuffer request = ByteBuffer.allocate(4096);
                    caller.read(request);
                    String path = new String(request.array(), StandardCharsets.US_ASCII).split(" ", 3)[1];
                    String status = known.contains(path) ? "200 OK" : "404 Not Found";
                    caller.write(
                            ByteBuffer.wrap(("HTTP/1.0 " + status + "\r\n\r\nOK").getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
