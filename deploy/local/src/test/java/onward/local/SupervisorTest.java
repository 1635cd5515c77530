package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import onward.embedded.FreePorts;
import onward.embedded.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Console silent =
            new Console(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    private DataFolder data;
    private Marker marker;
    private Supervisor supervisor;

    @BeforeEach
    void prepare() {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
        marker = new Marker(data.instanceId());
    }

    @AfterEach
    void nothing_is_left() {
        supervisor.stop();
        assertThat(Leftovers.of(data)).isEmpty();
    }

    @Test
    void what_dies_is_started_again_where_it_was() {
        int port = FreePorts.next();
        supervise(SmallService.spec("activity", port, marker));
        supervisor.start(Stage.SERVICES);
        ProcessIdentity first = member("activity").process().orElseThrow();

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> !first.isAlive() && Readiness.HTTP.of(port));
        ProcessIdentity second = member("activity").process().orElseThrow();
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(member("activity").port()).isEqualTo(port);
        assertThat(data.log("activity")).content().contains("ended with 137; started again");
    }

    @Test
    void the_reported_pid_is_that_of_the_program_itself() {
        int port = FreePorts.next();
        supervise(SmallService.spec("activity", port, marker));
        supervisor.start(Stage.SERVICES);

        long pid = member("activity").process().orElseThrow().pid();
        assertThat(marker.nameOf(pid)).contains("activity");
        assertThat(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow())
                .endsWith("/java");
    }

    @Test
    void what_does_not_start_is_said_with_its_log() {
        supervise(SmallService.spec("activity", FreePorts.next(), marker, "broken"));

        assertThatThrownBy(() -> supervisor.start(Stage.SERVICES))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("activity does not start")
                .hasMessageContaining(data.log("activity").toString());
        assertThat(data.log("activity")).content().contains("broken as asked");
    }

    @Test
    void what_does_not_listen_is_killed_in_the_end() {
        supervise(SmallService.spec("activity", FreePorts.next(), marker, "deaf"));
        supervisor.start(Stage.SERVICES);
        ProcessIdentity deaf = member("activity").process().orElseThrow();

        supervisor.stop();

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void the_infrastructure_comes_back_with_its_data_when_it_is_killed() throws Exception {
        var checkout = new Checkout(folder, folder);
        var processes =
                new Processes(data, new Ports(FreePorts.next()), new Secrets(data), new Programs(checkout, data));
        supervise(processes.infrastructure().toArray(ProcessSpec[]::new));
        supervisor.start(Stage.DATABASE);
        supervisor.start(Stage.MESSAGING);

        for (Instance.Member member : supervisor.members()) {
            ProcessIdentity first = member.process().orElseThrow();
            assertThat(marker.nameOf(first.pid())).contains(member.name());
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> !first.isAlive() && member.readiness().of(member.port()));
        }
        assertThat(supervisor.members())
                .allSatisfy(member -> assertThat(member.process())
                        .hasValueSatisfying(
                                process -> assertThat(process.isAlive()).isTrue()));
    }

    @Test
    void a_log_that_grew_too_large_is_put_aside_while_it_is_written_to() throws Exception {
        var log = new LogFile(data.log("gateway"));
        log.begin();
        Process writer = new ProcessBuilder("sh", "-c", "head -c 11000000 /dev/zero; read -r more; echo \"$more\"")
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                .start();
        try (var input = writer.outputWriter(StandardCharsets.UTF_8)) {
            await().atMost(PATIENCE).until(() -> Files.size(log.path()) == 11_000_000);
            log.bound();
            input.write("after\n");
        }
        assertThat(writer.waitFor()).isZero();
        supervise();

        assertThat(log.path()).hasContent("after\n");
        assertThat(log.path().resolveSibling("gateway.log.1")).hasSize(11_000_000);
    }

    @Test
    void a_process_that_is_stopped_and_not_dead_can_still_be_ended() throws Exception {
        supervise(SmallService.spec("activity", FreePorts.next(), marker));
        supervisor.start(Stage.SERVICES);
        ProcessIdentity frozen = member("activity").process().orElseThrow();
        new ProcessBuilder("sh", "-c", "kill -s STOP " + frozen.pid()).start().waitFor();

        supervisor.stop();

        assertThat(frozen.isAlive()).isFalse();
        Signals.interrupt(frozen.pid());
    }

    private void supervise(ProcessSpec... specs) {
        supervisor = new Supervisor(List.of(specs), Map.of(), data, silent, Duration.ofSeconds(5), () -> {});
    }

    private Instance.Member member(String name) {
        return supervisor.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
