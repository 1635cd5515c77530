package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With real processes, each in a session of its own as a runner starts them. */
class PrecedenceTest {
    private final Process one = sleeping();
    private final Process other = sleeping();
    private final Precedence precedence = new Precedence(() -> List.of(one.pid(), other.pid()));

    @BeforeEach
    void inSessionsOfTheirOwn() {
        assumeTrue(Files.exists(autogroup(one)), "this Linux does not share the processors between sessions");
        await().atMost(Duration.ofSeconds(20)).until(() -> !autogroupOf(one).equals(autogroupOf(other)));
    }

    @AfterEach
    void end() {
        one.destroyForcibly();
        other.destroyForcibly();
    }

    @Test
    void the_others_stand_back_until_who_starts_is_ready() throws InterruptedException {
        var oneIsReady = new AtomicBoolean();
        var otherIsReady = new AtomicBoolean();
        Thread one = precedence.begin(this.one, oneIsReady::get);
        awaitNiceness(other, 10);
        awaitNiceness(this.one, 0);

        Thread other = precedence.begin(this.other, otherIsReady::get);
        awaitNiceness(this.other, 0);
        oneIsReady.set(true);
        one.join();
        assertThat(niceness(this.one)).isEqualTo(10);

        otherIsReady.set(true);
        other.join();
        assertThat(niceness(this.one)).isZero();
        assertThat(niceness(this.other)).isZero();
    }

    @Test
    void who_ends_before_it_is_ready_no_longer_goes_first() throws InterruptedException {
        Thread going = precedence.begin(one, () -> false);
        awaitNiceness(other, 10);
        one.destroyForcibly().waitFor();
        going.join();
        assertThat(niceness(other)).isZero();
    }

    private static void awaitNiceness(Process process, int expected) {
        await().atMost(Duration.ofSeconds(20)).until(() -> niceness(process) == expected);
    }

    private static Process sleeping() {
        try {
            return new ProcessBuilder("setsid", "sleep", "60").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path autogroup(Process process) {
        return Path.of("/proc", Long.toString(process.pid()), "autogroup");
    }

    private static String autogroupOf(Process process) {
        try {
            return Files.readString(autogroup(process)).split(" ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as of {@code /autogroup-12 nice 10}. */
    private static int niceness(Process process) {
        try {
            String line = Files.readString(autogroup(process)).strip();
            return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
