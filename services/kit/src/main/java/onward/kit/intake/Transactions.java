package onward.kit.intake;

import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;

/** Transactions that see a projection's tables, and those of its intake, by their bare names. */
record Transactions(Database database, Tables tables) {

    /** @throws DatabaseFailure if the database cannot be asked */
    <T> T inTables(Database.Work<T> work) {
        return database.inTransaction(connection -> {
            tables.enter(connection);
            return work.on(connection);
        });
    }

    /**
     * One that may not stop in its middle for long.
     *
     * @throws DatabaseFailure if nothing was written
     */
    <T> T inTablesToWrite(Database.Work<T> work) {
        return database.inTransaction(connection -> {
            tables.enterToWrite(connection);
            return work.on(connection);
        });
    }
}
