package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import onward.local.demo.Request;

/**
 * How far the stories are told, kept in a file that is only appended to: when it began, then the digest of each request
 * that was answered, then {@code done}. Safe for use by several threads.
 */
final class SeedingJournal {
    private static final String ANCHOR = "anchor ";
    private static final String ANSWERED = "answered ";
    private static final String DONE = "done";

    private final Path file;
    private final Set<String> lines = new HashSet<>();
    private Optional<Instant> anchor;

    SeedingJournal(Path file) {
        this.file = file;
        this.anchor = Optional.empty();
        try {
            if (Files.exists(file)) {
                read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() throws IOException {
        String kept = Files.readString(file);
        lines.addAll(kept.lines().toList());
        anchor = kept.lines()
                .filter(line -> line.startsWith(ANCHOR))
                .findFirst()
                .map(line -> Instant.parse(line.substring(ANCHOR.length())));
        if (!kept.endsWith("\n")) {
            // Killed in the middle of a line: what it was about is said again.
            append("");
        }
    }

    /** The moment that all dates of the stories are counted from: that of the first call. */
    synchronized Instant anchor(Supplier<Instant> now) {
        if (anchor.isEmpty()) {
            Instant begun = now.get();
            try {
                AtomicFiles.write(file, ANCHOR + begun + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            anchor = Optional.of(begun);
        }
        return anchor.get();
    }

    synchronized boolean isDone() {
        return lines.contains(DONE);
    }

    /** How many requests were answered. */
    synchronized long answered() {
        return lines.stream().filter(line -> line.startsWith(ANSWERED)).count();
    }

    synchronized boolean wasAnswered(Request request) {
        return lines.contains(line(request));
    }

    synchronized void answered(Request request) {
        append(line(request));
    }

    synchronized void done() {
        append(DONE);
    }

    private void append(String line) {
        try {
            // Before the next request is said: a plan told again after its successor would be a third.
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.add(line);
    }

    private static String line(Request request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((request.by() + " " + request.method() + " " + request.path() + "\n" + request.body())
                            .getBytes(StandardCharsets.UTF_8));
            return ANSWERED + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
