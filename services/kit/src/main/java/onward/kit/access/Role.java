package onward.kit.access;

import java.util.Locale;
import java.util.Optional;

/** What a person is at the studio; in tokens in lower case. */
public enum Role {
    ADMIN,
    COACH,
    CLIENT;

    /** Its name in tokens and in {@code @Secured}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name in tokens. */
    public static Optional<Role> named(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
