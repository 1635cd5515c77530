package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import onward.kit.KitFixture;
import onward.kit.database.Database;
import onward.kit.intake.Incoming;
import onward.kit.intake.Intake;
import onward.kit.intake.Kafka;
import onward.kit.intake.Projection;
import onward.kit.outbox.KafkaProducers;
import onward.testing.TestDatabase;
import onward.testing.TestKeys;
import org.apache.kafka.clients.producer.Producer;

/**
 * A relay or an intake in a process of its own, which can be stopped and killed as processes are. It says when it comes to
 * the moment that is asked for, once, and goes on when it is told to.
 */
final class OtherProcess implements AutoCloseable {
    private static final String HOLDS = "holds";
    private static final String READY = "ready";
    /** Said when a relay closes its producer. */
    static final String CLOSED = "closes";

    /** Where it is to hold. */
    enum Moment {
        /** A relay that has sent a batch and not yet committed it. */
        BEFORE_KAFKA_COMMITS,
        /** A relay whose batch is committed and still in the outbox. */
        AFTER_KAFKA_COMMITTED,
        /** An intake that has records and has not begun to apply them. */
        BEFORE_IT_APPLIES,
        /** An intake within the transaction in which it applies. */
        WHILE_IT_APPLIES
    }

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException ended) {
                lines.add("ended");
            }
        });
    }

    /** Returns when it works; it holds at that moment the next time that it comes to it. */
    static OtherProcess of(Way way, Moment moment) throws IOException {
        TestKeys keys = way.kit.keyStore;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProcess.class.getName()));
        command.addAll(List.of(
                moment.name(),
                way.bootstrapServers,
                way.topic,
                way.service,
                way.kit.address.url(),
                way.kit.address.user(),
                way.kit.address.password()));
        for (TestDatabase of : List.of(keys.writer(), keys.reader())) {
            command.addAll(List.of(of.url(), of.user(), of.password()));
        }
        OtherProcess other = new OtherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        other.awaitLine(READY);
        return other;
    }

    void awaitHolding() {
        awaitLine(HOLDS);
    }

    void goOn() {
        try {
            process.outputWriter().write("go on\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a debugger or a host that moves a machine does. */
    void stop() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void awaitLine(String part) {
        await().atMost(Way.SOON)
                .untilAsserted(() -> assertThat(lines)
                        .as("output of the other process, alive: %s", process.isAlive())
                        .anyMatch(line -> line.contains(part)));
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other side. */
    public static void main(String[] arguments) throws Exception {
        Moment moment = Moment.valueOf(arguments[0]);
        String bootstrapServers = arguments[1];
        String topic = arguments[2];
        String service = arguments[3];
        KitFixture kit = new KitFixture(
                new TestDatabase(arguments[4], arguments[5], arguments[6]),
                new TestKeys(
                        new TestDatabase(arguments[7], arguments[8], arguments[9]),
                        new TestDatabase(arguments[10], arguments[11], arguments[12])));
        switch (moment) {
            case BEFORE_KAFKA_COMMITS, AFTER_KAFKA_COMMITTED -> {
                var producers = new KafkaProducers(bootstrapServers, service);
                var relay = Way.relay(kit, bootstrapServers, topic, service, () -> holding(producers.open(), moment));
                relay.awaitCompared(Way.SOON);
            }
            case BEFORE_IT_APPLIES -> {
                Intake intake = new Intake(
                        new Database(holding(kit.database.pool())),
                        new Seen(topic),
                        kit.sealer,
                        new Kafka(bootstrapServers, service));
                await().atMost(Way.SOON).until(intake::hasCaughtUp);
                armed = true;
            }
            case WHILE_IT_APPLIES -> {
                Intake intake = new Intake(
                        kit.database, new Holding(new Seen(topic)), kit.sealer, new Kafka(bootstrapServers, service));
                await().atMost(Way.SOON).until(intake::hasCaughtUp);
                armed = true;
            }
        }
        System.out.println(READY);
        Thread.currentThread().join();
    }

    private static volatile boolean armed;

    private record Holding(Seen seen) implements Projection {
        @Override
        public String name() {
            return seen.name();
        }

        @Override
        public String schema() {
            return seen.schema();
        }

        @Override
        public Set<String> topics() {
            return seen.topics();
        }

        @Override
        public void apply(Connection connection, List<Incoming> events) throws SQLException {
            if (armed) {
                armed = false;
                hold();
            }
            seen.apply(connection, events);
        }
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> holding(Producer<String, byte[]> producer, Moment moment) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                OtherProcess.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, values) -> {
                    if (method.getName().equals("close")) {
                        System.out.println(CLOSED);
                    }
                    boolean commits = method.getName().equals("commitTransaction");
                    if (commits && moment == Moment.BEFORE_KAFKA_COMMITS) {
                        hold();
                    }
                    Object answer = call(producer, method, values);
                    if (commits && moment == Moment.AFTER_KAFKA_COMMITTED) {
                        hold();
                    }
                    return answer;
                });
    }

    /** An intake that has nothing to apply asks its database for nothing. */
    private static DataSource holding(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                OtherProcess.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, values) -> {
                    if (armed
                            && method.getName().equals("getConnection")
                            && Thread.currentThread().getName().startsWith("intake-")) {
                        armed = false;
                        hold();
                    }
                    return call(pool, method, values);
                });
    }

    private static Object call(Object on, java.lang.reflect.Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(on, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void hold() {
        System.out.println(HOLDS);
        try {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
