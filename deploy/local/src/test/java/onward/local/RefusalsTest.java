package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said in one line, and nothing is left running. */
class RefusalsTest {
    @TempDir
    Path folder;

    @Test
    void a_taken_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            isRefused(up("--port", port), "Port " + port + " is taken");
            isRefused(up("--port", port, "--detach"), "Port " + port + " is taken");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        isRefused(upOn(file), "cannot be used");
        isRefused(upOn(Path.of("/proc/onward")), "cannot be written to");
    }

    @Test
    void a_folder_that_another_runner_has() throws IOException {
        var data = new DataFolder(folder.resolve("data"));
        data.prepare();
        try (var lock = data.lock().orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            isRefused(up(), "already runs on " + data.root());
            isRefused(up("--detach"), "already runs on " + data.root());
        }
    }

    @Test
    void a_token_when_nothing_runs() {
        isRefused(CommandLineRun.of(folder, "token", "coach@demo.onward.test"), "Nothing runs");
    }

    @Test
    void a_rebuild_when_nothing_runs() {
        isRefused(CommandLineRun.of(folder, "rebuild", "timeline"), "Nothing runs");
    }

    @Test
    void status_and_down_of_nothing_are_no_errors() {
        CommandLineRun status = CommandLineRun.of(folder, "status", "--json");
        assertThat(status.out()).isEqualToIgnoringNewLines("{\"services\":[]}");
        assertThat(status.exitCode()).isZero();
        CommandLineRun down = CommandLineRun.of(folder, "down");
        assertThat(down.out()).contains("Nothing runs");
        assertThat(down.exitCode()).isZero();
    }

    private CommandLineRun up(String... more) {
        return upOn(folder.resolve("data"), more);
    }

    private CommandLineRun upOn(Path data, String... more) {
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(folder, arguments.toArray(String[]::new));
    }

    private void isRefused(CommandLineRun run, String why) {
        assertThat(run.exitCode()).isEqualTo(1);
        String said = (run.error() + run.out()).strip();
        assertThat(said).contains(why).doesNotContain("\n");
        assertThat(Leftovers.of(new DataFolder(folder.resolve("data")))).isEmpty();
    }
}
