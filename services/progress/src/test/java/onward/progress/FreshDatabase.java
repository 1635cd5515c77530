package onward.progress;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;

/** An empty database on the real server, for tests that need no service. */
public final class FreshDatabase {
    private FreshDatabase() {}

    /** Two connections to a new one. */
    public static HikariDataSource pool() {
        TestDatabase fresh = TestPostgres.freshDatabase("progress");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.url());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
