package onward.kit.rebuild;

/**
 * A table whose rows people see.
 *
 * @param stream the column that says whose they are
 */
public record Shown(String table, String stream) {}
