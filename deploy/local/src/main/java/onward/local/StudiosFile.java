package onward.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import onward.contracts.Json;

/** The studios and who works there, as {@code activity} reads them at its start. */
record StudiosFile(List<Entry> studios) {
    /** A studio without its clients, who are enrolled by people. */
    record Entry(UUID studioId, String name, String timeZone, List<Studio.Staff> staff) {}

    static void write(Path file) {
        try {
            AtomicFiles.write(file, content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String content() {
        List<Entry> entries = Studio.ALL.stream()
                .map(studio -> new Entry(studio.studioId(), studio.name(), studio.timeZone(), studio.staff()))
                .toList();
        try {
            return Json.strict().writeValueAsString(new StudiosFile(entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
