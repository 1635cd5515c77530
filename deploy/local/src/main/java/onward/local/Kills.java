package onward.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import onward.embedded.Folders;
import onward.local.kills.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "kills",
        description =
                "Kill every process in turn while people log, on an Onward of its own, and look for what is lost.")
final class Kills implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each is killed (default: 2).")
    int rounds;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many log at once (default: 8).")
    int callers;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Checkout here = Checkout.fromProperties();
        Path folder = here.state().resolve("kills");
        var own = new Checkout(here.root(), folder);
        // Beside the folder, which is deleted.
        Path lock = here.state().resolve("kills.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new Refusal("Another ./onward kills runs on " + folder + ".");
            }
            return run(new OwnInstance(own), folder);
        }
    }

    private int run(OwnInstance onward, Path folder) throws InterruptedException, ExecutionException {
        onward.down();
        Folders.delete(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(onward::down, "down"));
        // Who was never stopped in order has no archive of classes yet, and starts twice as slowly.
        onward.up();
        onward.down();
        onward.up();
        boolean passed = new Campaign(onward, callers, console::say).run(rounds);
        onward.down();
        if (passed) {
            Folders.delete(folder);
            return 0;
        }
        console.say("FAILED. Its data and logs stay in " + folder + " until the next time.");
        return 1;
    }
}
