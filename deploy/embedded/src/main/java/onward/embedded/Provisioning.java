package onward.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Roles and databases, made where they are missing and left as they are where they are not (passwords are set anew). A
 * service owns the database of its name. The database {@code keys} is {@code activity}'s; the other services may only
 * read it, as members of {@link #KEY_READER}.
 */
public final class Provisioning {
    public static final String ACTIVITY = "activity";
    public static final String PROGRESS = "progress";
    public static final String NOTIFICATIONS = "notifications";
    public static final String GATEWAY = "gateway";
    public static final String KEYS = "keys";
    /** The role, without login, of those who may read keys. */
    public static final String KEY_READER = "key_reader";
    /** Each with an own role and database. */
    public static final List<String> SERVICES = List.of(ACTIVITY, PROGRESS, NOTIFICATIONS, GATEWAY);

    private final UnaryOperator<String> url;
    private final String superuserPassword;

    public Provisioning(PostgresServer server) {
        this(server::url, server.superuserPassword());
    }

    /**
     * On any server.
     *
     * @param url the JDBC address of a database
     * @param superuserPassword of {@link PostgresServer#SUPERUSER}
     */
    public Provisioning(UnaryOperator<String> url, String superuserPassword) {
        this.url = url;
        this.superuserPassword = superuserPassword;
    }

    /** All of it: roles with these passwords by service, a database each, and {@code keys}. */
    public void all(Map<String, String> passwords) throws SQLException {
        roles(passwords);
        for (String service : SERVICES) {
            database(service, service);
        }
        keysDatabase(KEYS);
    }

    /** The roles of all services and the group of key readers. */
    public void roles(Map<String, String> passwords) throws SQLException {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", KEY_READER)) {
                execute(connection, "create role %I nologin", KEY_READER);
            }
            for (String service : SERVICES) {
                String password = passwords.get(service);
                if (password == null) {
                    throw new IllegalArgumentException("no password for " + service);
                }
                boolean there = exists(connection, "select 1 from pg_roles where rolname = ?", service);
                execute(connection, (there ? "alter" : "create") + " role %I login password %L", service, password);
                if (!service.equals(ACTIVITY)) {
                    execute(connection, "grant %I to %I", KEY_READER, service);
                }
            }
        }
    }

    /** A database that only its owner may enter. */
    public void database(String name, String owner) throws SQLException {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database %I owner %I", name, owner);
            }
            execute(connection, "revoke all on database %I from public", name);
        }
    }

    /** A key store's database: {@code activity}'s, read by the others. */
    public void keysDatabase(String name) throws SQLException {
        database(name, ACTIVITY);
        try (Connection connection = connect(name)) {
            execute(connection, "grant connect on database %I to %I", name, KEY_READER);
            execute(connection, "grant usage on schema public to %I", KEY_READER);
            execute(
                    connection,
                    "alter default privileges for role %I in schema public grant select on tables to %I",
                    ACTIVITY,
                    KEY_READER);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url.apply(database), PostgresServer.SUPERUSER, superuserPassword);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Runs a statement that takes no parameters, with names (%I) and texts (%L) quoted by PostgreSQL itself. */
    private static void execute(Connection connection, String format, String... values) throws SQLException {
        String quoted = "select format(?" + ", ?".repeat(values.length) + ")";
        String sql;
        try (PreparedStatement statement = connection.prepareStatement(quoted)) {
            statement.setString(1, format);
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 2, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                sql = rows.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
