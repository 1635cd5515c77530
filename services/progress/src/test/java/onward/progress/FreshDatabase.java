package onward.progress;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;

/** Connections to a database on the real server. */
public final class FreshDatabase {
    private FreshDatabase() {}

    /** To an empty one, for tests that need no service. */
    public static HikariDataSource pool() {
        return pool(TestPostgres.freshDatabase("progress"));
    }

    static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
