package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, as it stands there: its commands in one shell, and after each what it says that they print. */
@ExtendWith(WholeOnward.class)
class TourTest {
    private static final Path README = Path.of("../../README.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String ANYTHING = "…";
    private static final String END = "--- that was it ---";

    /** One block of commands and what the README says it prints; nothing if it says nothing. */
    private record Step(String commands, List<String> expected) {}

    @TempDir
    Path checkout;

    @Test
    void every_block_prints_what_the_readme_says(RunningInstance onward) throws IOException, InterruptedException {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(4);
        assertThat(steps.stream().filter(step -> !step.expected().isEmpty())).hasSizeGreaterThan(4);

        List<String> printed = run(onward, steps);

        assertThat(printed).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (String line : step.expected()) {
                assertThat(printed.get(i).lines())
                        .as("\"%s\" among what was printed by%n%s", line, step.commands())
                        .anyMatch(Pattern.compile(pattern(line)).asMatchPredicate());
            }
        }
    }

    /** The blocks of the chapter, each followed by what it prints, if that is told. */
    private static List<Step> steps() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf("\n## Five minutes\n");
        assertThat(begin).as("the chapter in the README").isPositive();
        Matcher block = BLOCK.matcher(readme.substring(begin, readme.indexOf("\n## ", begin + 1)));
        List<Step> steps = new ArrayList<>();
        while (block.find()) {
            if (block.group(1).equals("bash")) {
                steps.add(new Step(block.group(2), List.of()));
            } else {
                Step command = steps.removeLast();
                assertThat(command.expected()).as(command.commands()).isEmpty();
                steps.add(new Step(
                        command.commands(), block.group(2).strip().lines().toList()));
            }
        }
        return steps;
    }

    private static String pattern(String line) {
        return Pattern.compile(ANYTHING)
                .splitAsStream(line.strip())
                .map(Pattern::quote)
                .collect(Collectors.joining(".*", "\\s*", line.endsWith(ANYTHING) ? ".*" : "\\s*"));
    }

    private List<String> run(RunningInstance onward, List<Step> steps) throws IOException, InterruptedException {
        commandOfThisCheckout(onward);
        // What fails ends the tour.
        String script = steps.stream()
                .map(step -> step.commands().replace("http://localhost:8080", "http://localhost:" + onward.port()))
                .collect(Collectors.joining("\necho '" + END + "'\n", "set -euo pipefail\n", "\necho '" + END + "'\n"));
        Path out = checkout.resolve("out");
        Process bash = new ProcessBuilder(
                        "bash",
                        Files.writeString(checkout.resolve("tour"), script).toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(bash.waitFor(3, TimeUnit.MINUTES)).as("the tour ends").isTrue();
        } finally {
            bash.destroyForcibly();
        }
        String printed = Files.readString(out);
        assertThat(bash.exitValue()).as(printed).isZero();
        return Pattern.compile(END + "\n").splitAsStream(printed).toList();
    }

    /** {@code ./onward}, acting on the instance of the tests. */
    private void commandOfThisCheckout(RunningInstance onward) throws IOException {
        String words = onward.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path command = Files.createFile(
                checkout.resolve("onward"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(command, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    }
}
