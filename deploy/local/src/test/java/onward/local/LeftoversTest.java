package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import onward.embedded.FreePorts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final Console SILENT =
            new Console(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void prepare() {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
    }

    @Test
    void the_children_of_a_killed_runner_are_found_and_stopped() throws Exception {
        killARunnerOf(FreePorts.next());

        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        assertThat(leftovers).extracting(Leftovers.Leftover::name).containsExactly("activity");
        Leftovers.stop(leftovers);

        assertThat(leftovers.getFirst().process().isAlive()).isFalse();
        assertThat(Leftovers.of(data)).isEmpty();
    }

    @Test
    void what_runs_as_it_would_be_started_now_goes_on_under_the_next_runner() throws Exception {
        int port = FreePorts.next();
        killARunnerOf(port);
        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        ProcessIdentity left = leftovers.getFirst().process();
        ProcessSpec spec = SmallService.spec("activity", port, new Marker(data.instanceId()));

        Takeover takeover = Takeover.of(leftovers, List.of(spec));

        assertThat(takeover.kept()).containsExactly(Map.entry("activity", left));
        assertThat(takeover.stopped()).isEmpty();
        Files.writeString(data.log("activity"), "what it said before\n");
        var next = new Supervisor(List.of(spec), takeover.kept(), data, SILENT, Duration.ofSeconds(5), () -> {});
        try {
            next.start(Stage.SERVICES);
            assertThat(next.members().getFirst().process()).contains(left);
            assertThat(data.log("activity")).hasContent("what it said before\n");

            ProcessHandle.of(left.pid()).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).until(() -> !left.isAlive() && spec.isReady());
            assertThat(next.members().getFirst().process()).isPresent().get().isNotEqualTo(left);
            assertThat(data.log("activity")).content().contains("what it said before", "started again");
        } finally {
            next.stop();
        }
        assertThat(Leftovers.of(data)).isEmpty();
    }

    @Test
    void the_next_runner_also_stops_what_it_did_not_start() throws Exception {
        int port = FreePorts.next();
        killARunnerOf(port);
        ProcessIdentity left = Leftovers.of(data).getFirst().process();
        ProcessSpec spec = SmallService.spec("activity", port, new Marker(data.instanceId()));
        var next =
                new Supervisor(List.of(spec), Map.of("activity", left), data, SILENT, Duration.ofSeconds(5), () -> {});
        next.start(Stage.SERVICES);

        next.stop();

        assertThat(left.isAlive()).isFalse();
        assertThat(Leftovers.of(data)).isEmpty();
    }

    @Test
    void what_would_be_started_otherwise_now_or_does_not_serve_is_stopped_first() throws Exception {
        int port = FreePorts.next();
        killARunnerOf(port);
        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        try {
            var marker = new Marker(data.instanceId());
            ProcessSpec spec = SmallService.spec("activity", port, marker);
            List<ProcessSpec> others = List.of(
                    SmallService.spec("activity", port, marker, "deaf"),
                    SmallService.spec("activity", FreePorts.next(), marker),
                    SmallService.spec("progress", port, marker),
                    new ProcessSpec(
                            "activity",
                            port,
                            Readiness.HTTP,
                            () -> {},
                            spec.command(),
                            Map.of(
                                    "ONWARD_INSTANCE",
                                    data.instanceId(),
                                    "ONWARD_PROCESS",
                                    "activity",
                                    "ONWARD_NEW",
                                    "")),
                    new ProcessSpec(
                            "activity",
                            FreePorts.next(),
                            Readiness.HTTP,
                            () -> {},
                            spec.command(),
                            spec.environment()));
            for (ProcessSpec other : others) {
                Takeover takeover = Takeover.of(leftovers, List.of(other));
                assertThat(takeover.kept()).as(other.toString()).isEmpty();
                assertThat(takeover.stopped()).isEqualTo(leftovers);
            }
        } finally {
            Leftovers.stop(leftovers);
        }
    }

    @Test
    void a_process_that_only_speaks_of_the_instance_is_not_taken_for_a_child() throws Exception {
        String word = new Marker(data.instanceId()).jvmWord();
        Process bystander = new ProcessBuilder("sh", "-c", "read -r never", "search", word).start();
        try {
            await().until(() -> onward.embedded.CommandLines.of(bystander.pid())
                    .filter(words -> words.contains(word))
                    .isPresent());
            assertThat(Leftovers.of(data)).isEmpty();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_pid_that_another_process_got_later_is_another_process() {
        ProcessIdentity now = ProcessIdentity.ofThisProcess();
        assertThat(now.isAlive()).isTrue();
        assertThat(new ProcessIdentity(now.pid(), now.startTicks() - 1, now.boot()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(now.pid(), now.startTicks(), "another boot").isAlive())
                .isFalse();
    }

    /** A runner of one service, to be killed. Arguments: data folder, port. */
    static final class KilledRunner {
        private KilledRunner() {}

        public static void main(String[] arguments) throws IOException {
            var data = new DataFolder(Path.of(arguments[0]));
            var spec = SmallService.spec("activity", Integer.parseInt(arguments[1]), new Marker(data.instanceId()));
            new Supervisor(List.of(spec), Map.of(), data, SILENT, Duration.ofSeconds(5), () -> {})
                    .start(Stage.SERVICES);
            System.out.println("ready");
            // Until it is killed: nobody writes to its input.
            System.exit(System.in.read());
        }
    }

    private void killARunnerOf(int port) throws Exception {
        Process runner = jvm(KilledRunner.class, data.root().toString(), Integer.toString(port));
        assertThat(runner.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        runner.destroyForcibly().waitFor();
        assertThat(Readiness.HTTP.of(port)).isTrue();
    }

    private static Process jvm(Class<?> program, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
