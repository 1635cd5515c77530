package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import onward.embedded.FreePorts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
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
        int port = FreePorts.next();
        Process runner = jvm(KilledRunner.class, data.root().toString(), Integer.toString(port));
        assertThat(runner.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        runner.destroyForcibly().waitFor();
        assertThat(Readiness.HTTP.of(port)).isTrue();

        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        assertThat(leftovers).extracting(Leftovers.Leftover::name).containsExactly("activity");
        Leftovers.stop(leftovers);

        assertThat(leftovers.getFirst().process().isAlive()).isFalse();
        assertThat(Leftovers.of(data)).isEmpty();
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
            var silent = new Console(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            var spec = SmallService.spec("activity", Integer.parseInt(arguments[1]), new Marker(data.instanceId()));
            new Supervisor(List.of(spec), data, silent, Duration.ofSeconds(5), () -> {}).start(Stage.SERVICES);
            System.out.println("ready");
            // Until it is killed: nobody writes to its input.
            System.exit(System.in.read());
        }
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
