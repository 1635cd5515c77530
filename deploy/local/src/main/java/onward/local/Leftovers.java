package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The children that a killed runner left running on a data folder. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** One of them. */
    record Leftover(String name, ProcessIdentity process) {}

    /** Those that are provably children of a runner on that folder, in the order in which they are to be stopped. */
    static List<Leftover> of(DataFolder data) {
        Optional<Marker> marker = data.knownInstanceId().map(Marker::new);
        if (marker.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Leftover>();
        for (long pid : allPids()) {
            // The identity first: what is proven must be proven of the process that is then stopped.
            ProcessIdentity.of(pid)
                    .ifPresent(process ->
                            marker.get().nameOf(pid).ifPresent(name -> found.add(new Leftover(name, process))));
        }
        // A connection that just begins is a copy of PostgreSQL itself, until it knows whose it is.
        Set<Long> pids =
                found.stream().map(leftover -> leftover.process().pid()).collect(Collectors.toSet());
        found.removeIf(leftover -> ProcessHandle.of(leftover.process().pid())
                .flatMap(ProcessHandle::parent)
                .filter(parent -> pids.contains(parent.pid()))
                .isPresent());
        found.sort(Comparator.comparing(leftover -> Stage.of(leftover.name()), Comparator.reverseOrder()));
        return found;
    }

    /** Stops them; returns when none of them runs any more. */
    static void stop(List<Leftover> leftovers) {
        for (Stage stage : Stage.inOrderOfStop()) {
            List<ProcessIdentity> processes = leftovers.stream()
                    .filter(leftover -> Stage.of(leftover.name()) == stage)
                    .map(Leftover::process)
                    .toList();
            Stopping.stop(processes, stage, GRACE);
        }
    }

    private static List<Long> allPids() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
