package onward.local;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import onward.embedded.FreePorts;
import onward.embedded.KafkaBroker;
import onward.embedded.Pause;
import onward.embedded.Provisioning;

/** Brings one instance up, from taking over what a killed runner left to the people who can sign in. */
final class Runner {
    private static final Duration PATIENCE_WITH_PEOPLE = Duration.ofMinutes(3);

    private final DataFolder data;
    private final int port;
    private final Console console;
    private final Secrets secrets;
    private final Processes processes;
    private final Supervisor supervisor;
    private volatile boolean ready;
    private volatile boolean stopped;

    /** The folder must be locked by this process. */
    Runner(Checkout checkout, DataFolder data, int port, Console console) {
        this.data = data;
        this.port = port;
        this.console = console;
        this.secrets = new Secrets(data);
        this.processes = new Processes(data, new Ports(port), secrets, new Programs(checkout, data));
        this.supervisor = new Supervisor(processes.all(), data, console, Supervisor.GRACE, this::writeDown);
    }

    /** Stops what a killed runner left on that folder. */
    static void takeOver(DataFolder data, Console console) {
        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        if (!leftovers.isEmpty()) {
            String names = String.join(
                    ", ", leftovers.stream().map(Leftovers.Leftover::name).toList());
            console.say("A runner that was killed left these running, they are stopped first: " + names);
            Leftovers.stop(leftovers);
        }
    }

    static void refuseTakenPort(int port) {
        if (!FreePorts.isFree(port)) {
            throw new Refusal("Port " + port + " is taken. Free it, or choose another with --port.");
        }
    }

    /** Returns when all is ready and the people of the studios can sign in. */
    void start() {
        writeDown();
        StudiosFile.write(data.studiosFile());
        supervisor.start(Stage.DATABASE, Stage.MESSAGING);
        provision();
        createTopics();
        supervisor.start(Stage.SERVICES);
        enrolClients();
    }

    /** Tells the stories of the demo studio's clients, or what is left of them. */
    void seed() {
        var api = new LocalApi(port, secrets.localSecret());
        new Seeding(api, new SeedingJournal(data.demoFile()), email -> awaitToken(api, email), console)
                .seed(Studio.demoStories());
    }

    /** Whoever waits for it to be ready is told so; all that is to be said must have been said. */
    void declareReady() {
        ready = true;
        writeDown();
    }

    /** Returns when nothing runs any more. */
    void stop() {
        supervisor.stop();
        synchronized (this) {
            stopped = true;
            data.forgetInstance();
        }
    }

    private void provision() {
        try {
            new Provisioning(processes.postgresServer()).all(secrets.servicePasswords());
        } catch (SQLException e) {
            throw new Refusal("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    private void createTopics() {
        try {
            KafkaBroker.createTopics(processes.bootstrapServers());
        } catch (ExecutionException e) {
            throw new Refusal("The topics cannot be made: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }

    private void enrolClients() {
        var api = new LocalApi(port, secrets.localSecret());
        for (Studio studio : Studio.ALL) {
            api.enrol(studio.client(), awaitToken(api, studio.coach().email()));
        }
        for (Studio studio : Studio.ALL) {
            awaitToken(api, studio.client().email());
        }
    }

    /** The gateway learns of people from events, a moment after they are known. */
    private String awaitToken(LocalApi api, String email) {
        long deadline = System.nanoTime() + PATIENCE_WITH_PEOPLE.toNanos();
        while (System.nanoTime() < deadline) {
            var token = api.token(email);
            if (token.isPresent()) {
                return token.get();
            }
            console.waitingFor(List.of("the gateway to know " + email));
            Pause.of(Duration.ofMillis(50));
        }
        throw new Refusal("The gateway does not know " + email + ". See " + data.log(Processes.GATEWAY));
    }

    /** What cannot be written down (a full disk) must not keep a child from being watched; the next change tries again. */
    private synchronized void writeDown() {
        if (!stopped) {
            try {
                data.write(new Instance(ProcessIdentity.ofThisProcess(), port, ready, supervisor.members()));
            } catch (UncheckedIOException e) {
                console.say("The state of the processes cannot be written down: " + e.getCause());
            }
        }
    }
}
