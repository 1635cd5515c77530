package onward.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import onward.embedded.Pause;
import onward.embedded.Signals;

/** How processes are ended: asked first, then, if they do not listen, killed. */
final class Stopping {
    private Stopping() {}

    /** Ends all of them at once; returns when none runs any more. */
    static void stop(List<ProcessIdentity> processes, Stage stage, Duration grace) {
        processes.stream().filter(ProcessIdentity::isAlive).forEach(process -> ask(process.pid(), stage));
        if (!await(processes, grace)) {
            processes.stream().filter(ProcessIdentity::isAlive).forEach(process -> kill(process.pid()));
            // Nothing survives this but a process that the kernel itself holds.
            await(processes, grace);
        }
    }

    /** Whether all of them ended within that time. */
    static boolean await(List<ProcessIdentity> processes, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ProcessIdentity::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }

    private static void ask(long pid, Stage stage) {
        switch (stage) {
            // PostgreSQL would wait on SIGTERM for its last client to leave.
            case DATABASE -> Signals.interrupt(pid);
            case MESSAGING, SERVICES -> handle(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    private static void kill(long pid) {
        handle(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static Optional<ProcessHandle> handle(long pid) {
        return ProcessHandle.of(pid);
    }
}
