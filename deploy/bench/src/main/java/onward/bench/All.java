package onward.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The benches against a floor, one after the other on one instance. */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        description = "append, lag, read and rebuild on one instance, with the options that they share.")
final class All implements Callable<Integer> {
    @Option(
            names = "--json",
            paramLabel = "DIR",
            description = "Where the figures go too: a file of each bench (default: nowhere).")
    private Path json;

    @Mixin
    private final KeptFolder kept = new KeptFolder();

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Path folder = kept.open();
        List<String> shared = new ArrayList<>(options);
        shared.addAll(List.of("--data", folder.toString()));
        int worst = 0;
        for (String bench : List.of("append", "lag", "read", "rebuild")) {
            System.out.println("\n" + bench);
            List<String> arguments = new ArrayList<>(List.of(bench));
            arguments.addAll(shared);
            if (json != null) {
                Files.createDirectories(json);
                arguments.addAll(List.of("--json", json.resolve(bench + ".json").toString()));
            }
            worst = Math.max(worst, new CommandLine(new Main()).execute(arguments.toArray(String[]::new)));
        }
        kept.leave(folder);
        return worst;
    }
}
