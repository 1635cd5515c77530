package onward.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import onward.embedded.KafkaBroker;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/**
 * Makes roles, databases and topics where they are missing, as one-machine mode does at its start. Run before the
 * services, at every start; its settings are {@code ONWARD_POSTGRES} (host and port), {@code ONWARD_KAFKA} and
 * {@code ONWARD_SECRETS}, the folder with the passwords.
 */
public final class Provision {
    private Provision() {}

    public static void main(String[] arguments)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        Map<String, String> settings = System.getenv();
        String postgres = settings.get("ONWARD_POSTGRES");
        Path secrets = Path.of(settings.get("ONWARD_SECRETS"));
        var passwords = new HashMap<String, String>();
        for (String service : Provisioning.SERVICES) {
            passwords.put(service, password(secrets, service));
        }
        new Provisioning(PostgresServer.Address.at(postgres, password(secrets, PostgresServer.SUPERUSER)))
                .all(passwords);
        KafkaBroker.createTopics(settings.get("ONWARD_KAFKA"));
    }

    private static String password(Path secrets, String role) throws IOException {
        return Files.readString(secrets.resolve(SecretFolders.passwordFile(role)))
                .strip();
    }
}
