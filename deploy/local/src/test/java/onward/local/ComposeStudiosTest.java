package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onward.contracts.Json;
import org.junit.jupiter.api.Test;

class ComposeStudiosTest {
    @Test
    void docker_compose_opens_the_same_demo_studio() throws IOException {
        StudiosFile file =
                Json.strict().readValue(Files.readString(Path.of("../compose/studios.json")), StudiosFile.class);

        assertThat(file.studios())
                .containsExactly(new StudiosFile.Entry(
                        Studio.DEMO.studioId(), Studio.DEMO.name(), Studio.DEMO.timeZone(), Studio.DEMO.staff()));
    }
}
