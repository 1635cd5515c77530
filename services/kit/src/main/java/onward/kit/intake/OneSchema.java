package onward.kit.intake;

import onward.kit.database.Database;
import onward.kit.database.Migrations;

/**
 * Tables that lie in one schema for good.
 *
 * @param projection names the folder of their migrations
 */
public record OneSchema(Database database, String projection, String schema) implements Tables {
    @Override
    public void make() {
        Migrations.apply(database.pool(), schema, "intake");
        Migrations.apply(database.pool(), schema, projection);
    }

    /** Not "set search_path": at that, the driver forgets the statements it has prepared. */
    @Override
    public String entering() {
        return "select set_config('search_path', '" + schema + "', true)";
    }
}
