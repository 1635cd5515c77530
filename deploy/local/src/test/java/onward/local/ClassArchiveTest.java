package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(folder.resolve("service.jar"), "built");
    }

    @Test
    void an_archive_that_is_whole_is_used_as_long_as_the_class_path_is_the_same() throws IOException {
        Path archive = archive("service");
        Files.write(archive, new byte[] {(byte) 0xf0, 0x0b, (byte) 0xab, (byte) 0xa8, 0, 0});
        assertThat(archive("service")).isEqualTo(archive).exists();

        Files.writeString(jar, "built again");
        assertThat(archive("service")).isNotEqualTo(archive).doesNotExist();
        assertThat(archive).doesNotExist();
    }

    @Test
    void one_that_was_cut_short_is_thrown_away() throws IOException {
        for (byte[] left : List.of(new byte[100], new byte[2])) {
            Files.write(archive("service"), left);
            assertThat(archive("service")).doesNotExist();
        }
    }

    @Test
    void each_program_has_its_own() throws IOException {
        Path of = Files.write(archive("service"), new byte[] {1, 2, 3, 4});
        assertThat(archive("other")).isNotEqualTo(of);
        assertThat(of).exists();
    }

    private Path archive(String program) {
        List<String> flags = ClassArchive.flags(folder, program, jar.toString());
        assertThat(flags).first().isEqualTo("-XX:+AutoCreateSharedArchive");
        return Path.of(flags.getLast().substring("-XX:SharedArchiveFile=".length()));
    }
}
