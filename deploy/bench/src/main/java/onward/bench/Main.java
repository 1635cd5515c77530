package onward.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./onward bench} can measure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a whole Onward of its own.",
        subcommands = {Append.class, Lag.class, Read.class, Rebuild.class, Growth.class, All.class, Flat.class})
final class Main {
    Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
