package onward.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./onward}. Exit codes: 0 done, 1 refused or failed, 2 misunderstood. */
@Command(
        name = "onward",
        description = "Onward on one machine.",
        subcommands = {Up.class, Down.class, Status.class, Token.class, Rebuild.class, Kills.class})
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Refusal) {
                        System.err.println(failure.getMessage());
                    } else {
                        failure.printStackTrace();
                    }
                    return 1;
                })
                .execute(arguments));
    }
}
