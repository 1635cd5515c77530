package onward.testing;

/**
 * An empty database and who may enter it.
 *
 * @param url JDBC address
 * @param user the role to sign in with
 * @param password its password
 */
public record TestDatabase(String url, String user, String password) {}
