package onward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command of {@code ./onward} did.
 *
 * @param out what it printed
 * @param error what it complained about
 */
record CommandLineRun(int exitCode, String out, String error) {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    /** Runs it to its end; what is remembered between commands stands in {@code state}. */
    static CommandLineRun of(Path state, String... arguments) {
        try {
            Path out = Files.createTempFile("onward", ".out");
            Path error = Files.createTempFile("onward", ".err");
            try {
                int exitCode = new ProcessBuilder(command(state, arguments))
                        .redirectOutput(out.toFile())
                        .redirectError(error.toFile())
                        .start()
                        .waitFor();
                return new CommandLineRun(exitCode, Files.readString(out), Files.readString(error));
            } finally {
                Files.delete(out);
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The command as the script would start it. */
    static List<String> command(Path state, String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=onward/embedded/logback.xml",
                "-Donward.checkout=" + CHECKOUT,
                "-Donward.state=" + state,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Does that when this JVM has ended, also when it was killed. */
    static void afterExit(List<String> command, Path folder) {
        var waiting = new ArrayList<>(List.of(
                "setsid",
                "sh",
                "-c",
                "trap '' INT TERM HUP; read -r never; folder=$1; shift; \"$@\"; rm -rf \"$folder\"",
                "after-exit",
                folder.toString()));
        waiting.addAll(command);
        try {
            new ProcessBuilder(waiting)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
