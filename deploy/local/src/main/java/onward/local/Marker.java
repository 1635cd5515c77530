package onward.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.embedded.CommandLines;

/**
 * What a child of a runner carries, so that a later runner can prove that it was one: a word on its command line and a
 * variable in its environment. The word alone would also be on the command line of somebody who searches for it.
 *
 * @param instanceId of the data folder
 */
record Marker(String instanceId) {
    /** With it begin all variables that a runner sets. */
    static final String ONWARD = "ONWARD_";

    private static final String WORD = "onward.instance=";
    private static final String INSTANCE = ONWARD + "INSTANCE";
    private static final String PROCESS = ONWARD + "PROCESS";

    /** For a program in Java. */
    String jvmWord() {
        return "-D" + WORD + instanceId;
    }

    /** For a program that takes the word as it is. */
    String plainWord() {
        return WORD + instanceId;
    }

    Map<String, String> environment(String process) {
        return Map.of(INSTANCE, instanceId, PROCESS, process);
    }

    /** The name that the process was started under, if it is a child of a runner on this data folder. */
    Optional<String> nameOf(long pid) {
        Optional<List<String>> command = CommandLines.of(pid);
        if (command.isEmpty()
                || !(command.get().contains(jvmWord()) || command.get().contains(plainWord()))) {
            return Optional.empty();
        }
        Map<String, String> settings = settingsOf(pid);
        return instanceId.equals(settings.get(INSTANCE))
                ? Optional.ofNullable(settings.get(PROCESS))
                : Optional.empty();
    }

    /** What a runner told that process beside its command line: all variables of Onward's. */
    static Map<String, String> settingsOf(long pid) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return Stream.of(new String(raw, StandardCharsets.UTF_8).split("\0", -1))
                    .filter(variable -> variable.startsWith(ONWARD) && variable.contains("="))
                    .map(variable -> variable.split("=", 2))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1], (first, _) -> first));
        } catch (IOException goneOrNotOurs) {
            return Map.of();
        }
    }
}
