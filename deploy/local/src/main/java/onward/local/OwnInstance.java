package onward.local;

import java.util.List;
import java.util.Optional;
import onward.embedded.FreePorts;
import onward.local.kills.Target;

/** An Onward for this command alone, on a port and in a folder of its own; what else runs here is not touched. */
final class OwnInstance implements Target {
    private static final String COACH = Studio.DEMO.coach().email();

    private final Checkout checkout;
    private final DataFolder data;
    private final int port = FreePorts.next();
    private volatile Optional<ProcessIdentity> killed = Optional.empty();

    /**
     * @param checkout whose state is this instance's own
     */
    OwnInstance(Checkout checkout) {
        this.checkout = checkout;
        this.data = checkout.defaultData();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String coachToken() {
        return new LocalApi(port, new Secrets(data).localSecret()).token(COACH).orElseThrow();
    }

    @Override
    public List<String> processes() {
        return List.of(
                Processes.ACTIVITY,
                Processes.PROGRESS,
                Processes.NOTIFICATIONS,
                Processes.GATEWAY,
                Processes.KAFKA,
                Processes.POSTGRES,
                Processes.MAIL,
                RUNNER);
    }

    @Override
    public void kill(String process) {
        ProcessIdentity victim =
                running(process).orElseThrow(() -> new Refusal(process + " does not run. See " + data.logs()));
        killed = Optional.of(victim);
        ProcessHandle.of(victim.pid()).ifPresent(ProcessHandle::destroyForcibly);
        while (victim.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean isBack(String process) {
        Optional<ProcessIdentity> now = running(process);
        return now.isPresent() && !now.equals(killed) && isReady(process);
    }

    @Override
    public void up() {
        data.prepare();
        if (new DetachedStart(checkout, data).start(port, true) != 0) {
            throw new Refusal("Onward does not start. See " + data.log("runner"));
        }
    }

    /** Stops it, also what an earlier command left that was killed. */
    void down() {
        Down.stop(data);
    }

    private Optional<ProcessIdentity> running(String process) {
        return data.instance()
                .flatMap(instance -> process.equals(RUNNER)
                        ? Optional.of(instance.runner()).filter(ProcessIdentity::isAlive)
                        : member(instance, process)
                                .flatMap(Instance.Member::process)
                                .filter(ProcessIdentity::isAlive));
    }

    private boolean isReady(String process) {
        return data.instance()
                .filter(instance -> process.equals(RUNNER)
                        ? instance.ready()
                        : member(instance, process)
                                .filter(member -> member.readiness().of(member.port()))
                                .isPresent())
                .isPresent();
    }

    private static Optional<Instance.Member> member(Instance instance, String process) {
        return instance.members().stream()
                .filter(member -> member.name().equals(process))
                .findFirst();
    }
}
