package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    private DataFolder data;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
        Path target = Files.createDirectories(folder.resolve("services/activity/target"));
        jar = target.resolve("onward-activity-0.1.0.jar");
        Files.writeString(target.resolve("classpath"), "/lib/other.jar\n");
        built("one", NOON);
    }

    @Test
    void a_class_path_names_what_was_built_and_stays_while_that_stays() throws IOException {
        String first = programs().ofService("activity");

        assertThat(first).endsWith(":/lib/other.jar").doesNotContain(jar.toString());
        assertThat(jarOf(first)).hasContent("one");
        assertThat(programs().ofService("activity")).isEqualTo(first);
        built("two", NOON.plusSeconds(1));
        assertThat(programs().ofService("activity")).isNotEqualTo(first);
    }

    @Test
    void what_runs_is_left_alone_until_it_is_known_that_nothing_does() throws IOException {
        Path first = jarOf(programs().ofService("activity"));
        built("two", NOON.plusSeconds(1));
        Programs programs = programs();
        Path second = jarOf(programs.ofService("activity"));
        assertThat(first).hasContent("one");

        programs.deleteOthers();

        assertThat(first).doesNotExist();
        assertThat(second).hasContent("two");
    }

    private void built(String content, Instant at) throws IOException {
        Files.writeString(jar, content);
        Files.setLastModifiedTime(jar, FileTime.from(at));
    }

    private Programs programs() {
        return new Programs(new Checkout(folder, folder), data);
    }

    private static Path jarOf(String classPath) {
        return Path.of(classPath.substring(0, classPath.indexOf(':')));
    }
}
