package onward.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import onward.kit.KitFixture;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void what_went_wrong_is_told_also_when_it_cannot_be_rolled_back() {
        try (KitFixture kit = new KitFixture()) {
            assertThatThrownBy(() -> kit.database.inTransaction(connection -> {
                        try (Statement end = connection.createStatement()) {
                            end.execute("select pg_terminate_backend(pg_backend_pid())");
                        } catch (SQLException lost) {
                            throw new IllegalStateException("what went wrong", lost);
                        }
                        return null;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("what went wrong")
                    .satisfies(told -> assertThat(told.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void a_database_that_never_answers_is_given_up_and_asked_over_another_connection() {
        try (HikariDataSource pool = impatient()) {
            Database database = new Database(pool);
            assertThatThrownBy(() -> database.autoCommit(DatabaseTest::sleep))
                    .isInstanceOfSatisfying(
                            DatabaseFailure.class,
                            failure -> assertThat(failure.isPassing()).isTrue());
            assertThat(database.autoCommit(Connection::getNetworkTimeout)).isEqualTo(4_000);
        }
    }

    @Test
    void what_may_take_long_is_waited_for_and_what_comes_after_it_on_that_connection_is_not() {
        try (HikariDataSource pool = impatient()) {
            Database database = new Database(pool);
            assertThat(database.inLongTransaction(DatabaseTest::sleep)).isTrue();
            assertThat(database.autoCommit(Connection::getNetworkTimeout)).isEqualTo(4_000);
            Migrations.apply(pool, "slow", "slow");
            assertThat(database.autoCommit(Connection::getNetworkTimeout)).isEqualTo(4_000);
        }
    }

    /** Its answer comes when nobody waits for it any more. */
    @Test
    void a_copy_that_was_given_up_leaves_no_answer_behind_for_somebody_else() {
        try (HikariDataSource pool = impatient()) {
            Database database = new Database(pool);
            database.inTransaction(connection -> {
                try (Statement slow = connection.createStatement()) {
                    slow.execute("create table slow (id uuid)");
                    slow.execute("create function doze() returns trigger language plpgsql as "
                            + "$$ begin perform pg_sleep(10); return new; end $$");
                    return slow.execute(
                            "create trigger doze before insert on slow for each row execute function doze()");
                }
            });
            Copy copy = new Copy("slow", "id");
            copy.add(UUID.randomUUID());
            assertThatThrownBy(() -> database.inTransaction(connection -> {
                        copy.runOn(connection);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            DatabaseFailure.class,
                            failure -> assertThat(failure.isPassing()).isTrue());
            for (int i = 0; i < 4; i++) {
                int asked = i;
                assertThat(database.<Integer>autoCommit(connection -> {
                            try (Statement select = connection.createStatement();
                                    ResultSet row = select.executeQuery("select " + asked)) {
                                row.next();
                                return row.getInt(1);
                            }
                        }))
                        .isEqualTo(asked);
            }
        }
    }

    /** Connections over which 4 s are waited for an answer. */
    private static HikariDataSource impatient() {
        TestDatabase fresh = TestPostgres.freshDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.url());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(2);
        // As in earnest: who stands idle in a transaction meanwhile is ended.
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '3s'");
        config.addDataSourceProperty("socketTimeout", "4");
        return new HikariDataSource(config);
    }

    private static boolean sleep(Connection connection) throws SQLException {
        try (Statement sleep = connection.createStatement()) {
            return sleep.execute("select pg_sleep(6)");
        }
    }
}
