package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.embedded.FreePorts;
import onward.embedded.PostgresBinaries;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.kit.outbox.Relay;
import onward.testing.TestDatabase;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
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
        Way before = new Way();
        Relay relay = before.relay();
        Map<UUID, String> told = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            told.put(before.streamSaying("a" + i, "b" + i), "a" + i + "b" + i);
        }
        before.awaitEmptyOutbox();
        relay.close();
        UUID unpublished = before.streamSaying("in the outbox");
        told.put(unpublished, "in the outbox");

        var fresh = new PostgresServer(
                PostgresBinaries.inUserCache(),
                folder.resolve("cluster"),
                FreePorts.next(),
                PASSWORD,
                PostgresServer.Durability.NONE);
        try (PostgresServer.Running _ = fresh.start(folder.resolve("log"))) {
            TestDatabase store = new TestDatabase(fresh.url("activity"), Provisioning.ACTIVITY, PASSWORD);
            TestKeys keys = new TestKeys(
                    new TestDatabase(fresh.url("keys"), Provisioning.ACTIVITY, PASSWORD),
                    new TestDatabase(fresh.url("keys"), Provisioning.PROGRESS, PASSWORD));
            provision(fresh);
            Dump dump = Dump.best();
            System.out.println("Dumped and restored by " + dump);
            dump.restore(before.kit.address, store, List.of("store"));
            dump.restore(before.kit.keyStore.writer(), keys.writer(), List.of("public"));
            before.close();

            try (Way restored = new Way(
                            new KitFixture(store, keys), before.bootstrapServers, before.topic, before.service);
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

    private static void provision(PostgresServer fresh) throws SQLException {
        var provisioning = new Provisioning(fresh);
        provisioning.roles(Provisioning.SERVICES.stream().collect(Collectors.toMap(service -> service, _ -> PASSWORD)));
        provisioning.database("activity", Provisioning.ACTIVITY);
        provisioning.keysDatabase("keys");
    }
}
