package onward.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import onward.embedded.Pause;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop everything.")
final class Down implements Callable<Integer> {
    /** The runner asks its children stage by stage and waits for each. */
    private static final Duration GRACE =
            Supervisor.GRACE.multipliedBy(Stage.values().length).plusSeconds(15);
    /** It is a moment; whoever starts it again meanwhile has it from then on. */
    private static final Duration UNTIL_RELEASED = Duration.ofSeconds(5);

    private final Console console = new Console(System.out);

    @Override
    public Integer call() {
        Optional<DataFolder> last = Checkout.fromProperties().lastStarted();
        boolean stopped = last.isPresent() && stop(last.get());
        console.say(stopped ? "Stopped." : "Nothing runs.");
        return 0;
    }

    /** Whether there was anything to stop. */
    static boolean stop(DataFolder data) {
        Optional<ProcessIdentity> runner = data.instance().map(Instance::runner).filter(ProcessIdentity::isAlive);
        runner.ifPresent(process -> Stopping.stop(List.of(process), Stage.SERVICES, GRACE));
        // What the runner could not stop, or left when it was killed.
        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        Leftovers.stop(leftovers);
        data.forgetInstance();
        runner.ifPresent(_ -> awaitRelease(data));
        return runner.isPresent() || !leftovers.isEmpty();
    }

    /** A process counts as ended with its first thread, but its lock is held until the last one has ended: a moment more. */
    private static void awaitRelease(DataFolder data) {
        long deadline = System.nanoTime() + UNTIL_RELEASED.toNanos();
        while (System.nanoTime() < deadline && !data.isFree()) {
            Pause.of(Duration.ofMillis(10));
        }
    }
}
