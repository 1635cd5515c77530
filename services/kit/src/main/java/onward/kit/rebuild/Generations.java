package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.intake.OneSchema;
import onward.kit.intake.Tables;

/**
 * The tables of the generation that is current. Which one that is, is looked up in the transaction that uses it, so that
 * a switch is one row, for all instances at once. A transaction keeps its lock on that row's table until it ends: what has
 * entered a generation need not fear that it is dropped.
 */
public final class Generations implements Tables {
    static final String SCHEMA = "generations";

    private final Database database;
    private final String projection;
    private final int shape;

    public Generations(Database database, Rebuildable projection) {
        this.database = database;
        this.projection = projection.name();
        this.shape = projection.shape();
    }

    @Override
    public void make() {
        Migrations.apply(database.pool(), SCHEMA, "generations");
        tables(database.inTransaction(this::currentOrFirst)).make();
    }

    /** The lock first, and by a statement that takes no snapshot: what is read after it knows of every switch before it. */
    @Override
    public String entering() {
        return "lock table generations.current_generation in access share mode; select set_config('search_path', '"
                + projection + "_' || (select generation from generations.current_generation where projection = '"
                + projection + "' and shape = " + shape + "), true)";
    }

    /**
     * Who writes keeps the current generation from being changed until it is done: what it had entered before would be
     * written where nobody reads any more. This lock comes first, for the same reason as that one.
     */
    @Override
    public String enteringToWrite() {
        return "select pg_advisory_xact_lock_shared(" + writers() + "); " + Tables.super.enteringToWrite();
    }

    /** Nobody writes into the current generation until the transaction ends; waits for those who do. */
    void holdWriters(Connection transaction) throws SQLException {
        try (Statement lock = transaction.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + writers() + ")");
        }
    }

    private String writers() {
        return "hashtextextended('onward.writers." + projection + "', 0)";
    }

    /** The tables of one generation, be it current or not. */
    OneSchema tables(int generation) {
        return new OneSchema(database, projection, projection + "_" + generation);
    }

    private int currentOrFirst(Connection connection) throws SQLException {
        // No number is used twice, whatever came before.
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into generations.current_generation (projection, shape, generation)
                select ?, ?, greatest(?, 1 + coalesce(max(generation), 0))
                from (select generation from generations.current_generation where projection = ?
                      union all
                      select generation from generations.rebuild where projection = ?) as known
                on conflict do nothing
                """)) {
            insert.setString(1, projection);
            insert.setInt(2, shape);
            insert.setInt(3, shape);
            insert.setString(4, projection);
            insert.setString(5, projection);
            insert.executeUpdate();
        }
        return current(connection);
    }

    /** The number of the generation that is current. */
    int current(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select generation from generations.current_generation where projection = ? and shape = ?")) {
            select.setString(1, projection);
            select.setInt(2, shape);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt("generation");
            }
        }
    }

    /** Another generation is current as soon as the transaction is committed. */
    void switchTo(Connection connection, int before, int generation) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update generations.current_generation set generation = ?
                where projection = ? and shape = ? and generation = ?
                """)) {
            update.setInt(1, generation);
            update.setString(2, projection);
            update.setInt(3, shape);
            update.setInt(4, before);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException(before + " is not the current generation of " + projection);
            }
        }
    }
}
