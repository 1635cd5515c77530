package onward.progress.rebuilding;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.progress.client.ClientTable;

/** Which clients belong to a studio: who runs the installation learns nothing of those of another one. */
@Singleton
final class OwnClients {
    private final Database database;
    private final Intake intake;

    OwnClients(Database database, @Named("adherence") Intake intake) {
        this.database = database;
        this.intake = intake;
    }

    Set<UUID> of(UUID studio, List<UUID> clients) {
        if (clients.isEmpty()) {
            return Set.of();
        }
        return database.inTransaction(connection -> {
            intake.tables().enter(connection);
            return ClientTable.ofStudio(connection, studio, clients);
        });
    }
}
