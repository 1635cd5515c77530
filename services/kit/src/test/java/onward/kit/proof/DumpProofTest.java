package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.embedded.FreePorts;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.kit.outbox.Relay;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import onward.testing.Waits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpProofTest {
    private static final String PASSWORD = "for-tests-only";

    @TempDir
    Path folder;

    @Test
    @Tag("proof")
    @Tag("dump")
    void from_a_dump_restored_into_a_fresh_cluster_every_event_is_read_and_the_relay_goes_on() throws Exception {
        Dump dump = Dump.best();
        System.out.println("Dumped and restored by " + dump);
        // A campaign says that it is left rather than that it holds.
        assumeThat(Waits.IN_FULL && dump instanceof Dump.Copies).as("%s", dump).isFalse();
        try (PostgresServer.Running original = cluster(dump, "original");
                PostgresServer.Running fresh = cluster(dump, "fresh")) {
            TestDatabase store = store(original);
            Way before = new Way(
                    new KitFixture(store, keys(original)), TestKafka.bootstrapServers(), TestKafka.freshTopic(3));
            TestKeys keys = keys(fresh);
            Map<UUID, String> told = new HashMap<>();
            UUID unpublished;
            try (before) {
                Relay relay = before.relay();
                for (int i = 0; i < 50; i++) {
                    told.put(before.streamSaying("a" + i, "b" + i), "a" + i + "b" + i);
                }
                before.awaitEmptyOutbox();
                relay.close();
                unpublished = before.streamSaying("in the outbox");
                told.put(unpublished, "in the outbox");

                dump.restore(store, store(fresh), List.of("store"));
                dump.restore(before.kit.keyStore.writer(), keys.writer(), List.of("public"));
            }

            try (Way restored = new Way(
                            new KitFixture(store(fresh), keys), before.bootstrapServers, before.topic, before.service);
                    Way reader = new Way(
                            new KitFixture(TestPostgres.freshDatabase(), keys),
                            before.bootstrapServers,
                            before.topic)) {
                told.forEach(
                        (stream, sentences) -> assertThat(restored.said(stream)).isEqualTo(sentences));
                Intake intake = reader.intake();
                restored.relay();
                restored.awaitEmptyOutbox();
                restored.say(unpublished, "and on");
                assertThat(intake.awaitVersion(before.topic, unpublished, 2, Way.SOON))
                        .isTrue();
                reader.awaitSeen(unpublished, "1 in the outbox", "2 and on");
                assertThat(restored.published()).hasSize(102);
            }
        }
    }

    private PostgresServer.Running cluster(Dump dump, String name) throws Exception {
        Path data = folder.resolve(name);
        dump.makeCluster(data, PASSWORD);
        var server =
                new PostgresServer(dump.server(), data, FreePorts.next(), PASSWORD, PostgresServer.Durability.NONE);
        PostgresServer.Running running = server.start(folder.resolve(name + ".log"));
        var provisioning = new Provisioning(server);
        provisioning.roles(Provisioning.SERVICES.stream().collect(Collectors.toMap(service -> service, _ -> PASSWORD)));
        provisioning.database("activity", Provisioning.ACTIVITY);
        provisioning.keysDatabase("keys");
        return running;
    }

    private static TestDatabase store(PostgresServer.Running on) {
        return new TestDatabase(on.server().url("activity"), Provisioning.ACTIVITY, PASSWORD);
    }

    private static TestKeys keys(PostgresServer.Running on) {
        String url = on.server().url("keys");
        return new TestKeys(
                new TestDatabase(url, Provisioning.ACTIVITY, PASSWORD),
                new TestDatabase(url, Provisioning.PROGRESS, PASSWORD));
    }
}
