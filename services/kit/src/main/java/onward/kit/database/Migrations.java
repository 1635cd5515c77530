package onward.kit.database;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Brings one schema of a database to the newest version of its forward-only migrations. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is not yet applied. Each part (the store, an intake, a projection) keeps its own history table, so
     * that parts can share a schema without sharing version numbers.
     *
     * @param schema made if it does not exist; the migrations name no schema
     * @param part the folder {@code db/<part>} on the class path
     */
    public static void apply(DataSource database, String schema, String part) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + part)
                .table("migration_" + part)
                .sqlMigrationPrefix("V")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .callbacks(new WithoutLimit())
                // One connection for all: one that held the lock and stood idle meanwhile would be ended.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .lockRetryCount(-1)
                .load()
                .migrate();
    }

    /** A migration may make an index of millions of rows. */
    private static final class WithoutLimit implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                Database.waitWithoutLimit(context.getConnection());
            } catch (SQLException e) {
                throw new DatabaseFailure(e);
            }
        }

        @Override
        public String getCallbackName() {
            return "without limit";
        }
    }
}
