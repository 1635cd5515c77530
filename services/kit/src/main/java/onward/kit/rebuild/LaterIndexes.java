package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Takes the indexes and keys of tables away before they are filled, and makes them again afterwards. What they are is
 * asked of the database: so migrations say it once, for tables that are filled event by event too.
 */
final class LaterIndexes {
    private LaterIndexes() {}

    /** In the schema that the search path names. */
    static void takeAway(Connection connection, Collection<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table later_index (place int generated always as identity primary key, made_by text not null)");
        }
        List<String> gone = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                with found as (
                    select t.relname as in_table, i.relname as name, c.conname as key, i.oid as index, c.oid as constraint
                    from pg_index x
                    join pg_class t on t.oid = x.indrelid
                    join pg_class i on i.oid = x.indexrelid
                    left join pg_constraint c on c.conindid = i.oid and c.contype in ('p', 'u')
                    where t.relnamespace = to_regnamespace(current_schema()::text) and t.relname = any (?)
                ), noted as (
                    insert into later_index (made_by)
                    select case
                        when key is null then pg_get_indexdef(index)
                        else format('alter table %I add constraint %I %s', in_table, key, pg_get_constraintdef("constraint"))
                    end
                    from found order by in_table, key nulls last, name
                )
                select case
                    when key is null then format('drop index %I', name)
                    else format('alter table %I drop constraint %I', in_table, key)
                end as gone_by
                from found
                """)) {
            select.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    gone.add(row.getString("gone_by"));
                }
            }
        }
        execute(connection, gone);
    }

    /** Makes them again. */
    static void make(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select made_by from later_index order by place")) {
            while (row.next()) {
                statements.add(row.getString("made_by"));
            }
        }
        execute(connection, statements);
        execute(connection, List.of("drop table later_index"));
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
