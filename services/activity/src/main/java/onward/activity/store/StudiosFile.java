package onward.activity.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onward.activity.studio.OpenStudio;
import onward.contracts.Json;

/** The operator's file of studios and their staff: {@code {"studios": [{studioId, name, timeZone, staff: [...]}]}}. */
record StudiosFile(List<OpenStudio> studios) {
    StudiosFile {
        studios = List.copyOf(studios);
    }

    /** What that file says; a file that says something else stops the service from starting. */
    static StudiosFile read(Path file) {
        ObjectMapper json = Json.strict();
        try {
            return json.readValue(Files.readAllBytes(file), StudiosFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The studios' file cannot be read: " + file, e);
        }
    }
}
