package onward.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onward.contracts.Topics;
import onward.embedded.FreePorts;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import onward.testing.TestTokens;

/**
 * Everything around the service, real: one database, one key store and one Kafka for all tests of this JVM, since the
 * topics' names are fixed; and a mail server that can be away.
 */
public final class ServiceFixture {
    private static final ServiceFixture ONLY = new ServiceFixture();

    public final Activity activity;
    public final Database database;
    private final TestDatabase address = TestPostgres.freshDatabase("notifications");
    private final TestKeys keyStore = TestPostgres.freshKeys();
    private final Path masterKey = masterKey();
    public final TestTokens tokens = TestTokens.start();
    private final int smtpPort = FreePorts.next();
    private GreenMail mailServer;

    private ServiceFixture() {
        TestKafka.createTopic(Topics.ACTIVITY, Topics.PARTITIONS);
        TestKafka.createTopic(Topics.PROGRESS, Topics.PARTITIONS);
        TestKafka.createTopic(Topics.NOTIFICATIONS, Topics.PARTITIONS);
        Database keyDatabase = new Database(pool(keyStore.writer()));
        Migrations.apply(keyDatabase.pool(), "public", "keys");
        Keys keys = new Keys(keyDatabase, MasterKey.read(masterKey));
        this.database = new Database(pool(TestPostgres.asSuperuser(address)));
        this.activity = new Activity(keys, new Sealer(keys));
    }

    /** The one of this JVM, with a mail server that is there. */
    public static ServiceFixture get() {
        ONLY.startMailServer();
        return ONLY;
    }

    /** What the service is told by its environment. */
    public Map<String, String> environment() {
        TestDatabase keys = TestPostgres.as(keyStore.reader(), "notifications");
        Map<String, String> environment = new HashMap<>();
        environment.put("ONWARD_HTTP_HOST", "127.0.0.1");
        environment.put("ONWARD_KAFKA", TestKafka.bootstrapServers());
        environment.put("ONWARD_DATABASE_URL", address.url());
        environment.put("ONWARD_DATABASE_USER", address.user());
        environment.put("ONWARD_DATABASE_PASSWORD", address.password());
        environment.put("ONWARD_KEYS_URL", keys.url());
        environment.put("ONWARD_KEYS_USER", keys.user());
        environment.put("ONWARD_KEYS_PASSWORD", keys.password());
        environment.put("ONWARD_MASTER_KEY_FILE", masterKey.toString());
        environment.put("ONWARD_JWKS_URL", tokens.jwksUrl());
        environment.put("ONWARD_SMTP_HOST", "127.0.0.1");
        environment.put("ONWARD_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("ONWARD_PUBLIC_URL", "https://onward.example.test");
        environment.put("ONWARD_MAIL_FROM", "mail@onward.example.test");
        // Short, so that a test need not wait long for a claim to run out.
        environment.put("ONWARD_SENDER_CLAIM", "3s");
        environment.put("ONWARD_SENDER_POLL", "20ms");
        return environment;
    }

    /** The service, running in this JVM. */
    public EmbeddedServer start(Map<String, String> otherwise) {
        Map<String, Object> settings = new HashMap<>(environment());
        settings.putAll(otherwise);
        return ApplicationContext.builder()
                .propertySources(new MapPropertySource("of the test", settings) {
                    @Override
                    public PropertyConvention getConvention() {
                        return PropertyConvention.ENVIRONMENT_VARIABLE;
                    }
                })
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    /** Every mail that arrived for that address. */
    public List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    /** Every mail of that kind that arrived for that address. */
    List<MimeMessage> mailsTo(String address, String kind) {
        return mailsTo(address).stream()
                .filter(message -> kind.equals(kindOf(message)))
                .toList();
    }

    static String kindOf(MimeMessage message) {
        try {
            return message.getHeader("X-Onward-Kind", null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does nothing if it is there. */
    public void startMailServer() {
        if (mailServer == null) {
            mailServer = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mailServer.start();
        }
    }

    public void stopMailServer() {
        mailServer.stop();
        mailServer = null;
    }

    /** The answer of a query, each row's columns joined by a blank. */
    public List<String> query(String sql) {
        return database.autoCommit(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        columns.add(String.valueOf(row.getString(column)));
                    }
                    rows.add(String.join(" ", columns));
                }
                return rows;
            }
        });
    }

    /** Runs a statement. */
    public void execute(String sql) {
        var _ = database.autoCommit(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private static HikariDataSource pool(TestDatabase of) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(of.url());
        config.setUsername(of.user());
        config.setPassword(of.password());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static Path masterKey() {
        try {
            Path file = Files.createTempFile("master", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
