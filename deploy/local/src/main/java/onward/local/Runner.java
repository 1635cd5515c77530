package onward.local;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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
    private final Ports ports;
    private final Processes processes;
    private final Supervisor supervisor;
    private volatile boolean ready;
    private volatile boolean stopped;

    /** Takes over what a killed runner left on that folder, which must be locked by this process. */
    Runner(Checkout checkout, DataFolder data, int port, Console console) {
        this.data = data;
        this.port = port;
        this.console = console;
        this.secrets = new Secrets(data);
        List<Leftovers.Leftover> leftovers = Leftovers.of(data);
        this.ports = leftovers.isEmpty() ? new Ports(port) : new Ports(port, portsBefore());
        var programs = new Programs(checkout, data);
        this.processes = new Processes(data, ports, secrets, programs);
        List<ProcessSpec> specs = processes.all();
        refuseTakenPort(leftovers);
        Takeover takeover = Takeover.of(leftovers, specs);
        say(takeover);
        Leftovers.stop(takeover.stopped());
        programs.deleteOthers();
        this.supervisor = new Supervisor(specs, takeover.kept(), data, console, Supervisor.GRACE, this::writeDown);
    }

    private Map<String, Integer> portsBefore() {
        return data.instance().flatMap(Instance::ports).orElse(Map.of());
    }

    private void say(Takeover takeover) {
        if (!takeover.kept().isEmpty()) {
            console.say("A runner that was killed left these running, they go on: "
                    + String.join(", ", new TreeSet<>(takeover.kept().keySet())));
        }
        if (!takeover.stopped().isEmpty()) {
            console.say("A runner that was killed left these running, they are stopped first: "
                    + takeover.stopped().stream().map(Leftovers.Leftover::name).collect(Collectors.joining(", ")));
        }
    }

    /** Before anything is stopped: whoever is refused finds everything as it was. */
    private void refuseTakenPort(List<Leftovers.Leftover> leftovers) {
        boolean isOwn = leftovers.stream().anyMatch(leftover -> portsBefore().getOrDefault(leftover.name(), 0) == port);
        if (!isOwn && !FreePorts.isFree(port)) {
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
                data.write(new Instance(
                        ProcessIdentity.ofThisProcess(),
                        port,
                        ready,
                        supervisor.members(),
                        Optional.of(ports.given())));
            } catch (UncheckedIOException e) {
                console.say("The state of the processes cannot be written down: " + e.getCause());
            }
        }
    }
}
