package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real processes, each in a session of its own as a runner starts them. */
class PrecedenceTest {
    private final Process one = sleeping();
    private final Process other = sleeping();
    private final Precedence precedence = new Precedence(() -> List.of(one.pid(), other.pid()));

    @AfterEach
    void end() {
        one.destroyForcibly();
        other.destroyForcibly();
    }

    @Test
    void the_others_stand_back_until_who_starts_is_ready() {
        assumeTrue(Files.exists(autogroup(one)), "this Linux does not share the processors between sessions");
        precedence.begin(one.pid());
        assertThat(niceness(one)).isZero();
        assertThat(niceness(other)).isEqualTo(10);

        precedence.begin(other.pid());
        assertThat(niceness(other)).isZero();
        precedence.end(one.pid());
        assertThat(niceness(one)).isEqualTo(10);

        precedence.end(other.pid());
        assertThat(niceness(one)).isZero();
        assertThat(niceness(other)).isZero();
    }

    @Test
    void who_is_gone_stands_in_nobody_s_way() throws InterruptedException {
        assumeTrue(Files.exists(autogroup(one)), "this Linux does not share the processors between sessions");
        other.destroyForcibly().waitFor();
        precedence.begin(one.pid());
        precedence.end(one.pid());
        assertThat(niceness(one)).isZero();
    }

    private static Process sleeping() {
        try {
            return new ProcessBuilder("setsid", "sleep", "60").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path autogroup(Process process) {
        return Path.of("/proc", Long.toString(process.pid()), "autogroup");
    }

    /** Such as of {@code /autogroup-12 nice 10}. */
    private static int niceness(Process process) {
        try {
            String line = Files.readString(autogroup(process)).strip();
            return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
