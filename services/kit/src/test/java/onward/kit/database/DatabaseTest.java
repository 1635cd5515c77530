package onward.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import onward.kit.KitFixture;
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
}
