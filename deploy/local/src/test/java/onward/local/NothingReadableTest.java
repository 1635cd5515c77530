package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.Topics;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are called, where they are reached and what they write is readable nowhere but in the mailbox. */
@ExtendWith(WholeOnward.class)
class NothingReadableTest {
    private static final String NAME = "Quirina Wanderfuss";
    private static final String EMAIL = "quirina.wanderfuss@readable.test";
    private static final String NOTE = "stiff behind the lighthouse";
    private static final String CORRECTED_NOTE = "less stiff behind the windmill";
    private static final String CHECK_IN_NOTE = "worse since the ferry";
    private static final String OWN_ACTIVITY = "tying my climbing shoes";
    private static final String STAFF_NOTE = "afraid of the trampoline";
    private static final String NUDGE = "how about the orchard today";
    private static final List<String> SECRETS = List.of(
            NAME,
            EMAIL,
            NOTE,
            CORRECTED_NOTE,
            CHECK_IN_NOTE,
            OWN_ACTIVITY,
            STAFF_NOTE,
            NUDGE,
            "coach@demo.onward.test",
            "Casey Coach",
            "client@demo.onward.test");
    private static final UUID SESSION = UUID.randomUUID();

    @Test
    void no_name_address_or_note_is_found_in_the_databases_or_in_kafka(RunningInstance onward) throws Exception {
        UUID client = write(onward);

        List<String> found = new ArrayList<>();
        for (JsonNode program : onward.status()) {
            Path log = onward.data().log(program.get("name").asText());
            assertThat(Files.readString(log))
                    .as(log.toString())
                    .doesNotContain(onward.coach().token());
        }
        String all = databases(onward);
        search("the tables", all.getBytes(StandardCharsets.UTF_8), found);
        String records = records(onward);
        search("the records on Kafka", records.getBytes(StandardCharsets.UTF_8), found);
        searchFiles(onward.data().postgres(), found);
        searchFiles(onward.data().kafka(), found);
        for (JsonNode program : onward.status()) {
            searchFiles(onward.data().log(program.get("name").asText()), found);
        }
        assertThat(found).isEmpty();

        // It was looked for where it would stand: what may be read was found there.
        assertThat(all).contains(client.toString()).contains(SESSION.toString());
        assertThat(records).contains(client.toString());
    }

    private static UUID write(RunningInstance onward) {
        Person coach = onward.coach();
        UUID client = coach.enrol(NAME, EMAIL, "Europe/London");
        String base = "/v1/clients/" + client;
        String path = base + "/sessions/" + SESSION;
        coach.put(path, session(NOTE)).ok();
        coach.put(path, session(CORRECTED_NOTE), "1").ok();
        coach.put(base + "/check-ins/" + UUID.randomUUID(), checkIn()).ok();
        coach.put(base + "/notes/" + UUID.randomUUID(), Map.of("text", STAFF_NOTE, "shared", false))
                .ok();
        long version = coach.post(base + "/nudge", Map.of("nudgeId", UUID.randomUUID(), "text", NUDGE))
                .version();
        coach.timeline(client, version);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> coach.timeline(client, version).stream()
                        .anyMatch(entry -> entry.get("kind").asText().equals("mail")));
        return client;
    }

    private static Map<String, Object> checkIn() {
        return Map.of(
                "at",
                "2026-06-01T07:00:00+01:00",
                "timeZone",
                "Europe/London",
                "note",
                CHECK_IN_NOTE,
                "activities",
                List.of(Map.of("name", OWN_ACTIVITY, "score", 3)));
    }

    private static Map<String, Object> session(String note) {
        return Map.of(
                "startedAt",
                "2026-06-01T07:00:00+01:00",
                "timeZone",
                "Europe/London",
                "note",
                note,
                "entries",
                List.of(Map.of("item", "walk", "minutes", 10)));
    }

    /** Every row of every table as text, binary columns as hexadecimal digits and also as the bytes they stand for. */
    private static String databases(RunningInstance onward) throws SQLException {
        var all = new StringBuilder();
        List<String> names = new ArrayList<>(Provisioning.SERVICES);
        names.add(Provisioning.KEYS);
        for (String name : names) {
            try (Connection connection = connect(onward, name);
                    Statement statement = connection.createStatement()) {
                List<String> tables = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')""")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                assertThat(tables).as(name).isNotEmpty();
                for (String table : tables) {
                    try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                        while (rows.next()) {
                            all.append(rows.getString(1)).append('\n');
                        }
                    }
                }
                // What was committed must be in the files that are searched next.
                statement.execute("checkpoint");
            }
        }
        return all.toString();
    }

    private static Connection connect(RunningInstance onward, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(onward, Processes.POSTGRES) + "/" + database,
                PostgresServer.SUPERUSER,
                new Secrets(onward.data()).superuserPassword());
    }

    private static int port(RunningInstance onward, String process) {
        for (var line : onward.status()) {
            if (line.get("name").asText().equals(process)) {
                return line.get("port").intValue();
            }
        }
        throw new IllegalStateException(process);
    }

    /** Keys, headers and values of all records: in the segments they may be compressed. */
    private static String records(RunningInstance onward) {
        var all = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port(onward, Processes.KAFKA)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(Duration.ofMillis(200))) {
                    all.append(text(polled.key())).append(' ').append(text(polled.value()));
                    polled.headers().forEach(header -> all.append(' ').append(text(header.value())));
                    all.append('\n');
                }
            }
        }
        return all.toString();
    }

    private static void searchFiles(Path folder, List<String> found) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try {
                search(file.toString(), Files.readAllBytes(file), found);
            } catch (NoSuchFileException meanwhileDeleted) {
                assertThat(file).doesNotExist();
            }
        }
    }

    private static void search(String place, byte[] bytes, List<String> found) {
        String text = text(bytes).toLowerCase(Locale.ROOT);
        for (String secret : SECRETS) {
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            if (text.contains(secret.toLowerCase(Locale.ROOT)) || text.contains(hex)) {
                found.add("'" + secret + "' in " + place);
            }
        }
    }

    /** A character for each byte. */
    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
