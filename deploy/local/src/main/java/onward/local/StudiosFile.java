package onward.local;

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
        List<Entry> entries = Studio.ALL.stream()
                .map(studio -> new Entry(studio.studioId(), studio.name(), studio.timeZone(), studio.staff()))
                .toList();
        try {
            AtomicFiles.write(file, Json.strict().writeValueAsString(new StudiosFile(entries)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
