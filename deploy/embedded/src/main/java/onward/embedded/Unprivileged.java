package onward.embedded;

import java.util.List;

/** How a program that refuses to be root is started by root. */
public final class Unprivileged {
    private Unprivileged() {}

    /** What to put before the command; the program keeps the pid of the process that is started. */
    public static List<String> prefix() {
        // In a user namespace without a mapping nobody is root, and unshare becomes the program instead of forking it.
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }
}
