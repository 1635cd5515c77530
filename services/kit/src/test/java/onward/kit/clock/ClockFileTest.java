package onward.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    Path folder;

    private Path newFile() throws IOException {
        return Files.write(folder.resolve("clock"), new byte[ClockFile.BYTES]);
    }

    @Test
    void one_that_was_never_moved_shows_the_machine_s_time() throws IOException {
        assertThat(MovedClock.by(ClockFile.toRead(newFile())).instant())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void a_move_is_seen_at_once_through_every_other_mapping_of_the_file() throws IOException {
        Path file = newFile();
        MovedClock seen = MovedClock.by(ClockFile.toRead(file));
        ClockFile mover = ClockFile.toMove(file);

        mover.extendTarget(49 * HOUR);
        assertThat(seen.instant()).as("a target is no move").isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));

        for (int hours = 1; hours <= 49; hours++) {
            mover.step(HOUR);
            assertThat(seen.instant())
                    .isCloseTo(Instant.now().plus(hours, ChronoUnit.HOURS), within(1, ChronoUnit.SECONDS));
        }
    }

    @Test
    void it_goes_no_further_than_its_target_and_never_back() throws IOException {
        ClockFile file = ClockFile.toMove(newFile());
        file.extendTarget(90);
        file.step(60);
        file.step(60);
        assertThat(file.offset()).isEqualTo(90);
        assertThat(file.settled()).isZero();
        file.settle();
        assertThat(file.settled()).isEqualTo(90);

        assertThatThrownBy(() -> file.step(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.step(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.extendTarget(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.extendTarget(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThat(file.target()).isEqualTo(90);
    }

    @Test
    void who_opens_it_again_finds_it_where_it_was() throws IOException {
        Path file = newFile();
        ClockFile first = ClockFile.toMove(file);
        first.extendTarget(3 * HOUR);
        first.step(HOUR);

        ClockFile again = ClockFile.toMove(file);

        assertThat(again.offset()).isEqualTo(HOUR);
        assertThat(again.target()).isEqualTo(3 * HOUR);
        assertThat(Files.size(file)).isEqualTo(ClockFile.BYTES);
    }

    @Test
    void without_a_file_of_that_length_a_service_does_not_start() throws IOException {
        assertThatThrownBy(() -> ClockFile.toRead(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class);
        Path tooShort = Files.write(folder.resolve("short"), new byte[8]);
        assertThatThrownBy(() -> ClockFile.toRead(tooShort)).isInstanceOf(UncheckedIOException.class);
        assertThat(Files.size(tooShort)).as("a reader does not make it longer").isEqualTo(8);
    }
}
